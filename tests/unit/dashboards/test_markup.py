"""No words of a document reach a place that reads markup (an AST lint over `dashboards`)."""

import ast
import re
from pathlib import Path

import pytest

DASHBOARDS = Path(__file__).parents[3] / "dashboards"
FILES = sorted(DASHBOARDS.rglob("*.py"))

BANNED = {
    "unsafe_allow_html",
    "html",
    "iframe",
    "write",
    "write_stream",
    "latex",
    "json",
    "table",
    "image",
    "logo",
    "link_button",
    "feedback",
    "chat_message",
    "LinkColumn",
    "ImageColumn",
    "JsonColumn",
    "MultiselectColumn",
    "toast",
    "exception",
    "help",
    "echo",
    "pills",
    "radio",
}
"""Names that no page uses: they render markup, follow addresses, or show more than text."""

PLAIN = {
    "text",
    "dataframe",
    "vega_lite_chart",
    "columns",
    "container",
    "switch_page",
    "navigation",
    "set_page_config",
    "rerun",
    "cache_data",
    "cache_resource",
    "empty",
    "component",
    "pagination",
}
"""Calls of Streamlit that show their words as they stand, or show none."""

MARKUP = {
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "info",
    "warning",
    "error",
    "success",
    "metric",
    "page_link",
    "button",
    "slider",
    "selectbox",
    "segmented_control",
    "expander",
    "code",
    "Page",
    "segments",
    "selection",
    "search_words",
    "several",
    "text_input",
    "spinner",
    "toggle",
    "switch",
    "multiselect",
    "download_button",
    "CheckboxColumn",
    "TextColumn",
    "NumberColumn",
    "DateColumn",
    "DatetimeColumn",
    "ProgressColumn",
    "count_column",
    "date_column",
    "moment_column",
}
"""Calls whose first words, `label`, `title` and `help` are read as Markdown, or may be."""

SAFE_CALLS = {"words", "safe_label"}
"""Calls that escape what they say."""

PASSED_ON = {"address.py": {"label"}, "grids.py": {"label"}}
"""Parameters that hold a label: what callers pass for them is checked at the call."""


def name_of(node: ast.expr | None) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_safe(node: ast.expr, path: Path) -> bool:
    """Whether an expression can hold no words of a document unescaped."""
    match node:
        case ast.Constant():
            safe = True
        case ast.IfExp():
            safe = is_safe(node.body, path) and is_safe(node.orelse, path)
        case ast.Name():
            safe = node.id in PASSED_ON.get(path.name, set())
        case ast.JoinedStr():
            parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
            safe = all(is_safe(part, path) for part in parts)
        # words.code(...) is escaped too; words.plain(...) is not.
        case ast.Call(func=ast.Attribute(value=ast.Name("words"), attr="code")):
            safe = True
        case ast.Call():
            safe = name_of(node.func) in SAFE_CALLS
        case _:
            safe = False
    return safe


def label_arguments(call: ast.Call) -> list[ast.expr]:
    named = [word.value for word in call.keywords if word.arg in {"label", "title", "help", "body"}]
    first = call.args[:1]
    if name_of(call.func) in {"page_link", "Page"}:
        first = []
    return [*first, *named]


def is_literal_html(word: ast.keyword) -> bool:
    """Whether this is the one piece of markup there is: the empty sheet that `paper` draws on."""
    return word.arg == "html" and isinstance(word.value, ast.Constant)


def reads_markup(call: ast.Call) -> bool:
    """Whether a call is one whose label is Markdown; `notices.header` draws a page's head."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return name_of(call.func) in MARKUP and name_of(owner) != "notices"


def findings(tree: ast.AST, path: Path) -> list[str]:
    found = []
    for node in ast.walk(tree):
        place = f"{path.name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.keyword) and node.arg in BANNED and not is_literal_html(node):
            found.append(f"{place} {node.arg}")
        if (
            isinstance(node, ast.Attribute)
            and node.attr in BANNED
            and name_of(node.value)
            in {
                "st",
                "column_config",
                "names",
                "components",
                "column",
            }
        ):
            found.append(f"{place} {node.attr}")
        if (
            isinstance(node, ast.Call)
            and reads_markup(node)
            and any(not is_safe(argument, path) for argument in label_arguments(node))
        ):
            found.append(f"{place} {name_of(node.func)} with words that may be a document's")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_markup_from_data(path):
    assert findings(ast.parse(path.read_text(encoding="utf-8")), path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_known_calls_of_streamlit(path):
    """A call that this lint has not judged is no call to use."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "st":
                assert node.func.attr in PLAIN | MARKUP, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize(
    "line",
    [
        "st.markdown(row['title'])",
        "st.markdown(f'**{title}**')",
        "st.markdown('x', unsafe_allow_html=True)",
        "st.metric(label=name, value=1)",
        "st.caption(words.plain('a.b', x=title))",
        "st.html('<b>')",
        "st.write(frame)",
        "st.components.html('x')",
        "st.column_config.LinkColumn('x')",
        "st.page_link(page, label=name)",
        "st.expander(title)",
        "st.info('a' + title)",
    ],
)
def test_the_lint_finds_what_it_is_for(line):
    assert findings(ast.parse(line), Path("page.py"))


def test_options_of_buttons_are_safe_labels():
    """A row of buttons reads its options' labels as Markdown; a list shows them as text."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and name_of(node.func) == "segments"):
                continue
            choice = node.args[1]
            assert isinstance(choice, ast.Call), f"{path.name}:{node.lineno}"
            options = choice.args[1]
            assert isinstance(options, ast.DictComp), f"{path.name}:{node.lineno}"
            assert is_safe(options.value, path), f"{path.name}:{node.lineno}"


def test_the_script_that_draws_text_writes_no_markup():
    script = (DASHBOARDS / "components" / "paper.js").read_text(encoding="utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
        "href",
        "src",
        "srcdoc",
        "setAttributeNS",
        "DOMParser",
        "createContextualFragment",
        "import(",
        "fetch(",
        "XMLHttpRequest",
    ):
        assert word not in script
    assert script.count("setAttribute(") == 3
    allowed = set(re.findall(r'"(\w+)"', script[script.index("TAGS") : script.index("]);")]))
    assert allowed
    assert not allowed & {
        "script",
        "style",
        "a",
        "img",
        "iframe",
        "svg",
        "object",
        "form",
        "link",
        "embed",
        "base",
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_page_calls_back_from_a_frame(path):
    """Frames share their threads: one that waits for Python stops a server with many viewers."""
    banned = {"map_elements", "map_batches", "map_rows", "map_groups"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {name_of(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & banned

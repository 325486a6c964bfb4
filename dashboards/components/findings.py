"""What a whole document was found to say: accountability items, achievements.

Here: the trees that `paper` draws for sentences that are no measures.
Not here: measures (`evidence`).
"""

import polars as pl

from dashboards.components import quotes
from dashboards.components.evidence import Evidence, metric_line
from dashboards.components.paper import Element, element
from dashboards.labels.words import Words

_ANSWERS = {"yes": ("full", "●"), "partly": ("half", "◐"), "no": ("none", "○")}

ITEMS = (
    "coordination",
    "owners_listed",
    "unit_plans",
    "inspection",
    "annual_report",
    "appraisal_weight",
    "outside_evaluation",
    "resources",
    "consequences",
    "end_or_revision",
)
"""The ten items in the codebook's order."""


def accountability(items: pl.DataFrame, text: str, words: Words) -> Element:
    """The ten items, each with its answer and the sentence that earns it."""
    order = {code: place for place, code in enumerate(ITEMS)}
    rows = sorted(
        items.iter_rows(named=True), key=lambda row: order.get(row["item_code"], len(ITEMS))
    )
    return element("div", "items", *(_item(row, text, words) for row in rows))


def head(title: str, code: str, n: int, words: Words) -> Element:
    """One topic to pick: what it is called and how many achievements it has."""
    count = element("span", "quiet", words.plain("achievements.summary", n=n))
    shown = element("button", "topic head", title, count)
    shown["pick"] = code
    return shown


def achievements(
    rows: pl.DataFrame, metrics: pl.DataFrame, evidence: Evidence, words: Words
) -> list[Element]:
    """What a report says was done, with its numbers."""
    found: dict[str, list[dict[str, object]]] = {}
    for metric in metrics.iter_rows(named=True):
        found.setdefault(str(metric["achievement_id"]), []).append(metric)
    drawn = []
    for row in rows.iter_rows(named=True):
        numbers = found.get(row["achievement_id"], [])
        spans = [(int(str(n["char_start"])), int(str(n["char_end"]))) for n in numbers]
        drawn.append(
            element(
                "div",
                "measure goal",
                quotes.sentence(row["text"], row["char_start"], spans),
                *(metric_line(number, words) for number in numbers),
                quotes.context(evidence.text, (row["char_start"], row["char_end"]), words),
            )
        )
    return drawn


def _item(row: dict[str, object], text: str, words: Words) -> Element:
    answer = str(row["answer"])
    look, sign = _ANSWERS.get(answer, ("apart", "–"))
    start, end = row["char_start"], row["char_end"]
    has_span = isinstance(start, int) and isinstance(end, int)
    return element(
        "div",
        "item",
        element(
            "div",
            "item-head",
            element("span", "", words.plain_code("accountability", str(row["item_code"]))),
            element(
                "span",
                "",
                element("span", f"sign {look}", f"{sign} "),
                words.plain_code("answer", answer),
            ),
        ),
        quotes.sentence(str(row["text"]), 0, ())
        if row["text"]
        else element("p", "quiet", words.plain("items.no_sentence")),
        quotes.context(text, (start, end), words) if has_span else None,
    )

"""Words that a word processor keeps and does not show.

Here: whether a run is hidden, by itself or by a style of its own, of its paragraph, or of a parent.
Not here: what else is no text (`body`).
"""

from lxml import etree

from pipelines.decode.docx.numbering import child, children, value

_FALSE = frozenset({"0", "false", "off", "none"})
_MOST_PARENTS = 9


def _is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not off."""
    return element is not None and (value(element) or "true").lower() not in _FALSE


class Hiding:
    """Which runs are hidden, once the styles are known."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._parents: dict[str, str | None] = {}
        self._own: dict[str, bool] = {}
        for style in children(styles, "style"):
            name = value(style, "styleId") or ""
            self._parents[name] = value(child(style, "basedOn"))
            vanish = child(style, "rPr", "vanish")
            if vanish is not None:
                self._own[name] = _is_on(vanish)

    def is_hidden(self, run: etree._Element, paragraph: etree._Element | None) -> bool:
        """Whether a run is hidden; `paragraph` holds the properties of the paragraph around it."""
        vanish = child(run, "rPr", "vanish")
        if vanish is not None:
            return _is_on(vanish)
        styles = (child(run, "rPr", "rStyle"), child(paragraph, "pStyle"))
        said = (self._by_style(value(style)) for style in styles)
        return next((each for each in said if each is not None), False)

    def _by_style(self, name: str | None) -> bool | None:
        for _ in range(_MOST_PARENTS):
            if name is None or name in self._own:
                break
            name = self._parents.get(name)
        return self._own.get(name or "")

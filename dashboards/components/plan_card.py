"""A plan at a glance: its index, its pillars, its facts.

Here: the trees that `paper` draws for one document.
Not here: its topics (`topic_grid`) and sentences (`evidence`).
"""

from collections.abc import Mapping
from datetime import date

from dashboards.components.paper import Element, Node, element, words_of_document
from dashboards.labels.words import Words

_PILLARS = (("specification", "s"), ("coverage", "c"), ("accountability", "g"))


def score(plan: Mapping[str, object], words: Words) -> list[Node]:
    """The index, the rank or what keeps the plan from one, and the pillars as meters."""
    index = plan["completeness_index"]
    number = f"{index:.1f}" if isinstance(index, float) else "–"
    nodes: list[Node] = [
        element(
            "div",
            "score",
            element(
                "div",
                "total",
                element("div", "quiet", words.plain("pillar.index")),
                element("div", "index", number),
                element("div", "quiet", _standing(plan, words)),
            ),
            element("div", "meters", *(_meter(plan, *pillar, words) for pillar in _PILLARS)),
        )
    ]
    bounds = _bounds(plan, words)
    return [*nodes, element("p", "quiet", bounds)] if bounds else nodes


def facts(plan: Mapping[str, object], words: Words) -> list[Node]:
    """What the document says of itself."""
    missing = words.plain("fact.missing")
    pairs: list[tuple[str, Node]] = [
        ("kind", words.plain_code("kind", _text(plan["kind"]))),
        ("period", _period(plan) or missing),
        ("issuer", words_of_document(_text(plan["issuer"]) or missing)),
        ("doc_number", words_of_document(_text(plan["doc_number"]) or missing)),
    ]
    pairs += [
        (name, f"{day:%Y-%m-%d}")
        for name in ("adopted_on", "issued_on", "published_on")
        if isinstance(day := plan[name], date)
    ]
    if plan["n_measures"] is not None:
        counts = {"tasks": str(plan["n_tasks"]), "measures": str(plan["n_measures"])}
        pairs.append(("counts", words.plain("fact.counts_value", **counts)))
    flags = plan["flags"]
    if isinstance(flags, list) and flags:
        pairs.append(("flags", words.codes("flag", flags)))
    pairs.append(("source", words_of_document(_text(plan["source"]))))
    if not plan["is_current"]:
        pairs.append(("gone", f"{plan['gone_since']:%Y-%m-%d}" if plan["gone_since"] else "–"))
    return [
        element(
            "dl",
            "facts",
            *(
                element(
                    "div",
                    "fact",
                    element("dt", "", words.plain(f"fact.{name}")),
                    element("dd", "", value),
                )
                for name, value in pairs
            ),
        )
    ]


def _meter(plan: Mapping[str, object], pillar: str, look: str, words: Words) -> Element:
    value = plan[pillar]
    share = value if isinstance(value, float) else 0.0
    fill = element("div", f"fill {look}")
    fill["share"] = share
    return element(
        "div",
        "meter",
        element("span", "", words.plain(f"pillar.{pillar}")),
        element("div", "track", fill),
        element("span", "meter-value", f"{value:.2f}" if isinstance(value, float) else "–"),
    )


def _standing(plan: Mapping[str, object], words: Words) -> str:
    if plan["rank"] is not None:
        return words.plain("city.rank", rank=str(plan["rank"]), n=str(plan["n_ranked"]))
    reason = words.plain_code("not_ranked", _text(plan["not_ranked_reason"]))
    return words.plain("city.not_ranked", reason=reason)


def _bounds(plan: Mapping[str, object], words: Words) -> str | None:
    low, high = plan["index_owner_absent"], plan["index_owner_present"]
    if not isinstance(low, float) or not isinstance(high, float) or low == high:
        return None
    return words.plain("city.bounds", low=f"{low:.1f}", high=f"{high:.1f}")


def _period(plan: Mapping[str, object]) -> str | None:
    start, end = plan["period_start"], plan["period_end"]
    if start is None and end is None:
        return None
    return str(start) if start == end else f"{start or ''}–{end or ''}"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None

"""What stands above and below every page: whose data, how old, what to do when there are none.

Here: the switch of language, banners, the line about the data, empty and error states.
Not here: the pages.
"""

from datetime import datetime, timedelta

import streamlit as st

from dashboards.components import address, values
from dashboards.labels.words import LANGUAGES, Words

STALE_AFTER = timedelta(days=2)
"""Two runs of the daily schedule."""

_HOUR = 60
_TWO_DAYS = 48 * _HOUR


def language() -> str:
    """The language that the address asks for; Chinese where it asks for none."""
    return address.read("lang", LANGUAGES, "zh") or "zh"


def language_switch(words: Words) -> None:
    """The product's name and the switch of language, below the menu."""
    with st.sidebar, st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words("app.name"), width="content")
        address.segments(
            words("nav.language"),
            address.Choice("lang", {lang: words(f"lang.{lang}") for lang in LANGUAGES}, "zh"),
            is_label_shown=False,
        )


def banners(words: Words, *, has_samples: bool, is_fallback: bool, age: timedelta | None) -> None:
    """What a viewer must know before believing a number."""
    if has_samples:
        st.warning(words("banner.samples"))
    if is_fallback:
        st.warning(words("banner.fallback"))
    if age is not None and age > STALE_AFTER:
        st.warning(words("banner.stale", days=age.days))


def data_line(
    words: Words,
    generation: int | None,
    published_at: datetime | None,
    age: timedelta | None,
    n_documents: int,
) -> None:
    """Which data these are, and since when."""
    if generation is None or published_at is None or age is None:
        st.caption(words("meta.unknown", documents=n_documents))
        return
    st.caption(
        words(
            "meta.line",
            generation=generation,
            date=values.clock(published_at),
            age=_age(words, age),
            documents=n_documents,
        )
    )


def ignored(words: Words, names: list[str]) -> None:
    """A note on what in the address meant nothing; what it held is not repeated."""
    if names:
        said = words.either("、", ", ").join(
            dict.fromkeys(words.plain(f"address.{name}") for name in names)
        )
        st.info(words("address.ignored", names=said))


def nothing_published(words: Words) -> None:
    """The state before the first run: the one command to type."""
    st.subheader(words("empty.title"), anchor=False)
    st.text(words.plain("empty.body"))
    st.code("planledger run", language="bash")


def failed(words: Words, key: str, error_id: str) -> None:
    """An error as a viewer may see it: what to do, and the id under which the log tells more."""
    st.error(words(key, id=error_id))


def _age(words: Words, age: timedelta) -> str:
    minutes = max(int(age.total_seconds() // 60), 0)
    if minutes < _HOUR:
        return words.plain("age.minutes", n=minutes)
    if minutes < _TWO_DAYS:
        return words.plain("age.hours", n=minutes // _HOUR)
    return words.plain("age.days", n=age.days)

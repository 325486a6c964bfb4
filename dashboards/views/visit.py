"""One viewer's run of one page.

Here: what every view is given.
Not here: how it came about (`app`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from streamlit.navigation.page import Page

from dashboards.labels.words import Words
from dashboards.queries.warehouse import Published


@dataclass(frozen=True, slots=True)
class Visit:
    """The generation that is read, the language, and the way to the other pages."""

    published: Published
    words: Words
    pages: Mapping[str, Page]

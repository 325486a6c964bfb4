"""One language's words: what a page says, by key and by code.

Here: looking words up, and filling them so that no value becomes markup.
Not here: the words themselves (`shared`, `ranking`, `city`, `search`, `codes`).
"""

from dataclasses import dataclass

from dashboards.labels.advice import ADVICE
from dashboards.labels.city import CITY
from dashboards.labels.codes import NAMES
from dashboards.labels.codes_outcomes import OUTCOMES
from dashboards.labels.delivery import DELIVERY
from dashboards.labels.document import DOCUMENT
from dashboards.labels.ranking import RANKING
from dashboards.labels.safe import safe_label
from dashboards.labels.search import SEARCH
from dashboards.labels.shared import SHARED
from dashboards.labels.trust import TRUST

LANGUAGES = ("zh", "en")

TEXTS: dict[str, tuple[str, str]] = {
    **SHARED,
    **RANKING,
    **CITY,
    **SEARCH,
    **DOCUMENT,
    **DELIVERY,
    **TRUST,
}
"""Every sentence of every page: Chinese, English."""

CODES = {**NAMES, **OUTCOMES, **ADVICE}
"""Every code of the tables by its list: Chinese, English."""

Value = str | int | float


_LONG = 10_000


def figure(value: float) -> str:
    """A number as a page says it: its thousands set apart from five digits on, so no year's are."""
    return f"{value:,}" if abs(value) >= _LONG else str(value)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    lang: str

    def __call__(self, key: str, **values: Value) -> str:
        """The words under `key`, for places that read Markdown: text values are escaped."""
        safe = {
            name: safe_label(value) if isinstance(value, str) else figure(value)
            for name, value in values.items()
        }
        return self.either(*TEXTS[key]).format(**safe)

    def plain(self, key: str, **values: Value) -> str:
        """The words under `key`, for places that read no markup."""
        said = {
            name: value if isinstance(value, str) else figure(value)
            for name, value in values.items()
        }
        return self.either(*TEXTS[key]).format(**said)

    def code(self, kind: str, code: str | None) -> str:
        """What a code of the tables is called, for places that read Markdown."""
        return safe_label(self.plain_code(kind, code))

    def plain_code(self, kind: str, code: str | None) -> str:
        """What a code of the tables is called; a code that is new here is shown as it stands."""
        if code is None:
            return "–"
        pair = CODES[kind].get(code)
        return code if pair is None else self.either(*pair)

    def codes(self, kind: str, codes: list[str] | None) -> str:
        """Several codes in a row, for places that read no markup."""
        joint = "、" if self.lang == "zh" else ", "
        return joint.join(self.plain_code(kind, code) for code in codes or [])

    def either(self, zh: str, en: str) -> str:
        """The one of two wordings that is in this language."""
        return zh if self.lang == "zh" else en

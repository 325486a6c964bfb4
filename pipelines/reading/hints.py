"""What the registry says of an address, for where its document does not say it itself.

Here: the facts that a reading may lean on, and how they reach it without overruling the text.
Not here: the registry (`fetch.registry`), how a text's own words are weighed (`extract`).
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from pipelines.model.document import DecodedText

_PUBLISHED = "发布日期"
_PUBLISHED_WORD = "发布"


@dataclass(frozen=True, slots=True)
class Hints:
    """The place, by its names from the widest on, and the day that it was published."""

    place: str = ""
    published_on: str = ""

    def version_of(self, version: str) -> str:
        """The version of a reading that leans on them."""
        if not (self.place or self.published_on):
            return version
        digest = sha256(f"{self.place}\n{self.published_on}".encode()).hexdigest()
        return f"{version}~{digest[:8]}"

    def on(self, decoded: DecodedText) -> DecodedText:
        """The text, its publisher's table filled up with the day where it has none."""
        if not self.published_on or any(_PUBLISHED_WORD in key for key in decoded.metadata):
            return decoded
        return replace(decoded, metadata={**decoded.metadata, _PUBLISHED: self.published_on})

    def beside(self, source: str) -> str:
        """The source as evidence of the place: weak, since it stands outside the text."""
        return f"{source}/ {self.place}" if self.place else source


NO_HINTS = Hints()

"""What in a document claims that it is a certain government's.

Here: the claims of title, issuer, signature and text, in the order of their weight.
Not here: names and codes (`place_names`), which claim wins (`places`).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from pipelines.extract.place_names import Gazetteer, Mention
from pipelines.extract.vocabulary import load_lexicon
from pipelines.text.patterns import pattern, short_pattern

LONGEST_LINE = 60
"""Characters of a line that may still be an address or a signature."""

LONGEST_ZONE = 12
MARKS = "《〈“” "
CUE_OPENINGS = ("我", "全", "本")
LEVEL_SIGNS = "省市县区州旗盟"
_VISITS = ("考察", "视察", "调研", "期间考察")
SENTENCE_ENDS = "\n。;"
_EPITHET = pattern(
    "extract.place_claims.epithet",
    r"(?:建设|打造|推进|争创)[^,。;\n]{0,10}(?:法治|美丽|平安|数字|幸福|健康)([一-龥]{2,3}?)"
    r"(?:建设|筑牢|提供|贡献|作出|[,。;、])",
)
_TOWN = short_pattern(
    "extract.place_claims.town",
    r"^[^一-龥]*((?!加强|推进|关于|全面|规范|深化|提升|基层|各)"
    r"(?:[一-龥]{1,5}(?<![乡城村各])(?:镇|乡)|[一-龥]{2,6}街道)(?:人民政府|办事处)?)"
    r"(?:$|[0-9]|关于|法治|依法|工作|年度|党委|党工委|推进|贯彻)",
)


@dataclass(frozen=True, slots=True)
class PlaceEvidence:
    """What is known of a document before its place is; texts in the folded form.

    `head` and `tail` are the first and the last of its text, `source` its address or file name,
    `year` that of its signature or its period.
    """

    title: str | None = None
    issuer: str | None = None
    doc_number: str | None = None
    signature: str | None = None
    addressees: str | None = None
    head: str = ""
    tail: str = ""
    source: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Places of which one is the document's, and the words that say so."""

    basis: str
    codes: tuple[str, ...]
    quote: str


@lru_cache(maxsize=1)
def cues() -> dict[str, Any]:
    """The lexicon of cues, lists as tuples."""
    content = load_lexicon("place_cues")
    return {key: tuple(v) if isinstance(v, list) else v for key, v in content.items()}


class Claims:
    """The claims of one document, and every place that it names."""

    def __init__(self, evidence: PlaceEvidence, places: Gazetteer) -> None:
        self.evidence = evidence
        self.places = places
        self.mentions: list[Mention] = []
        self._in_head: list[Mention] = []
        self.title = list(self._of_title(evidence.title or ""))
        self.issuer = list(self._of_field("issuer", evidence.issuer))
        self.signature = list(self._of_field("signature", evidence.signature))
        self.head = list(self._of_lines("head", evidence.head))
        self.tail = list(self._of_lines("tail", evidence.tail))
        self._find(evidence.addressees or "")

    def tiers(self) -> Iterator[list[Claim]]:
        """Claims of equal weight together, the weightiest first."""
        yield self.title
        yield self.issuer
        yield self.signature
        yield self.head
        yield self.tail
        yield list(self._of_short_title(self.evidence.title or ""))
        yield list(self._of_adaptation(self.evidence.head))
        yield list(self._of_deeds(self.evidence.head))
        yield list(self._of_epithets(self.evidence.head))

    def _find(self, text: str) -> list[Mention]:
        found = self.places.find_mentions(text, self.evidence.year) if text else []
        found = [mention for mention in found if not _is_elsewhere(text, mention)]
        self.mentions += found
        return found

    def _of_title(self, title: str) -> Iterator[Claim]:
        for mention in self._find(title):
            before = title[: mention.start].rstrip(MARKS)
            if not before.endswith(cues()["citing"]):
                yield Claim("title", mention.codes, title[mention.start : mention.end])
                return

    def _of_field(self, basis: str, text: str | None) -> Iterator[Claim]:
        for mention in self._find(text or ""):
            yield Claim(basis, mention.codes, (text or "")[mention.start : mention.end])

    def _of_lines(self, basis: str, text: str) -> Iterator[Claim]:
        found = self._find(text)
        if basis == "head":
            self._in_head = found
        for mention in found:
            start = text.rfind("\n", 0, mention.start) + 1
            end = text.find("\n", mention.end)
            line = text[start : end if end >= 0 else len(text)].rstrip()
            if len(line) <= LONGEST_LINE and line.endswith(":"):
                continue  # an address: those who are told, or the superior who is reported to
            before = text[start : mention.start].strip()
            if not _in_cited(before) and self._is_own(before, text[mention.end :][:4]):
                yield Claim(basis, mention.codes, text[mention.start : mention.end])

    @staticmethod
    def _is_own(before: str, after: str) -> bool:
        bare = before.rstrip(MARKS)
        own_left = not bare or bare.endswith(cues()["introducing"])
        return own_left and after.startswith(cues()["following"])

    def _of_short_title(self, title: str) -> Iterator[Claim]:
        """南京印发…, 法治南京建设…: a short name where only a place can stand."""
        bare = title.lstrip(MARKS)
        for start in (0, bare.find("法治") + len("法治")):
            for length in (4, 3, 2):
                name, after = bare[start : start + length], bare[start + length :]
                if name in self.places.by_short and after.startswith(cues()["following"]):
                    yield Claim("short_title", self._short(name), name)
                    return

    def _of_adaptation(self, head: str) -> Iterator[Claim]:
        """结合南京实际: only one's own circumstances are taken into account."""
        start = head.find("结合")
        while start >= 0:
            end = head.find("实际", start, start + 14)
            name = head[start + len("结合") : end].lstrip("我") if end >= 0 else ""
            if name in self.places.by_name:
                validities = self.places.by_name[name]
                yield Claim("adaptation", self.places.alive(validities, self.evidence.year), name)
            elif name in self.places.by_short:
                yield Claim("adaptation", self._short(name), name)
            start = head.find("结合", start + 1)

    def _of_deeds(self, head: str) -> Iterator[Claim]:
        """云州市成功入选…: who opens a sentence and has won something is who reports it."""
        for mention in self._in_head:
            opens = head[max(0, mention.start - 1) : mention.start] in SENTENCE_ENDS
            if opens and head.startswith(cues()["deeds"], mention.end):
                yield Claim("deed", mention.codes, head[mention.start : mention.end])

    def _of_epithets(self, head: str) -> Iterator[Claim]:
        """法治云州, 美丽云州: what one's own place is to become."""
        for hit in _EPITHET.finditer(head):
            name = hit.group(1)
            if name in self.places.by_short:
                yield Claim("epithet", self._short(name), name)

    def _short(self, name: str) -> tuple[str, ...]:
        validities = self.places.by_short[name]
        year = self.evidence.year
        now = [v for v in validities if v[1] <= (year or v[1]) and (year or v[2] - 1) < v[2]]
        codes = self.places.alive(now or validities, year)
        named = {code for mention in self.mentions for code in mention.codes}
        return tuple(code for code in codes if code in named) or codes


def _in_cited(before: str) -> bool:
    """Whether what follows stands inside the title of a document that is only cited."""
    lead, mark, inner = before.rpartition("《")
    if not mark or "》" in inner:
        return False
    lead = lead.rstrip(MARKS)
    return bool(lead) and not lead.endswith(cues()["introducing"])


def _is_elsewhere(text: str, mention: Mention) -> bool:
    """Whether a place is only where somebody went: 在南浦考察时的讲话."""
    before = text[max(0, mention.start - 1) : mention.start]
    return before in ("在", "到", "赴") and text.startswith(_VISITS, mention.end)


def find_zone(title: str, mentions: list[Mention]) -> str | None:
    """The functional zone whose document a title or an issuer shows, or None."""
    starts = [(title.find(word), word) for word in cues()["zones"]]
    for start, word in sorted(pair for pair in starts if pair[0] >= 0):
        if any(m.start <= start < m.end for m in mentions):
            continue
        lead = title[title.rfind("《", 0, start) + 1 : start]
        is_name = 0 < len(lead) <= LONGEST_ZONE
        if is_name and not any(word in lead for word in cues()["no_zone_name"]):
            return lead + word
    return None


def find_town(title: str, mentions: list[Mention]) -> str | None:
    """The town or street whose document a title or an issuer shows: no division has its code."""
    starts = [0, *(m.end for m in mentions)]
    for start in starts:
        hit = _TOWN.search(title, start)
        if hit and not any(m.start <= start + hit.start(1) < m.end for m in mentions):
            return hit.group(1)
    return None


@lru_cache(maxsize=1)
def _own_levels() -> AhoCorasick:
    return AhoCorasick([opening + sign for sign in LEVEL_SIGNS for opening in CUE_OPENINGS])


def level_sign(text: str) -> str | None:
    """How the text speaks of its own division: 市 where it says 我市."""
    hits = _own_levels().find_matches_as_indexes(text)
    counts = Counter(text[end - 1] for _, _, end in hits)
    sign = max(LEVEL_SIGNS, key=lambda key: counts[key])
    return sign if counts[sign] else None

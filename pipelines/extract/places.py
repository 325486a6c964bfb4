"""Whose document it is: the division whose government makes the commitment (CODEBOOK 1).

Here: one answer from the claims of a document's parts, with abstention where names are not enough.
Not here: the table of places (`place_names`), what counts as a claim (`place_claims`).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipelines.extract.place_claims import (
    Claim,
    Claims,
    PlaceEvidence,
    cues,
    find_town,
    find_zone,
    level_sign,
)
from pipelines.extract.place_names import FIRST_SAMPLE, Gazetteer, load_places
from pipelines.model.place import Place
from pipelines.text.patterns import pattern

HEAD, TAIL = 3000, 600
"""Characters at a document's two ends that may say whose it is."""

LONG_SYLLABLES = 4
"""Letters from which a romanised name inside an address is no accident."""

BLANK = pattern(
    "extract.places.blank", r"(?:[Xx×╳*＊某○]{1,4}|[oO]{2,4})(?:自治区|自治州|省|市|区|县|州|旗|镇)"
)
_BLANK_SIGNS = "Xx×╳*＊某○oO"
_OF_TEXT = ("head", "tail", "text")
"""Claims that rest on what the text happens to name."""

_NUMBER_ENDS = "[(0123456789第"


class PlaceStatus(StrEnum):
    """What came of looking for a document's place."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    TEMPLATE = "template"
    ZONE = "zone"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """A document's place, or why there is none.

    `candidates` are the places between which nothing decides; `quote` the words that the answer
    stands on, `basis` the part of the document that holds them.
    """

    status: PlaceStatus
    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    quote: str | None = None
    basis: str | None = None


def resolve(evidence: PlaceEvidence) -> PlaceAnswer:
    """The place of the government that makes the commitment, as far as the document says."""
    places = load_places()
    evidence = _cut(evidence)
    title, issuer = evidence.title or "", evidence.issuer or ""
    claims = Claims(evidence, places)
    for text in (title, issuer if not claims.title else ""):
        mentions = places.find_mentions(text, evidence.year) if text else []
        zone = find_zone(text, mentions) if text else None
        if zone is not None:
            return PlaceAnswer(PlaceStatus.ZONE, quote=zone)
        town = find_town(text, mentions)
        if town is not None:
            return PlaceAnswer(PlaceStatus.NONE, quote=town)
    if not claims.title and (blank := _find_blank(title)):
        return PlaceAnswer(PlaceStatus.TEMPLATE, quote=blank)
    choice = _Choice(claims)
    first: list[Claim] = []
    fitting: list[Claim] | None = None
    for tier in claims.tiers():
        first = first or tier
        fitting = choice.fitting(tier) if tier else None
        if fitting:
            break  # the weaker tiers are not even looked for
    if not first and (blank := _find_blank(evidence.head)):
        return PlaceAnswer(PlaceStatus.TEMPLATE, quote=blank)
    claim = _most_common(fitting) if fitting else choice.last_resort()
    claim = claim or (_most_common(first) if first else None)
    return choice.answer(claim) if claim else PlaceAnswer(PlaceStatus.NONE)


def _cut(evidence: PlaceEvidence) -> PlaceEvidence:
    return PlaceEvidence(
        title=evidence.title,
        issuer=evidence.issuer,
        doc_number=evidence.doc_number,
        signature=evidence.signature,
        addressees=evidence.addressees,
        head=evidence.head[:HEAD],
        tail=evidence.tail[-TAIL:],
        source=evidence.source,
        year=evidence.year,
    )


def _find_blank(text: str) -> str | None:
    """XX市, 某县, **区: a name left out."""
    if not any(sign in text for sign in _BLANK_SIGNS):
        return None
    match = BLANK.search(text)
    return match.group() if match else None


def _most_common(tier: list[Claim]) -> Claim:
    counts = Counter(claim.codes for claim in tier)
    return max(tier, key=lambda claim: counts[claim.codes])


class _Choice:
    """Decides between places of one name by what else the document says."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.places: Gazetteer = claims.places
        self.evidence = claims.evidence
        self.sign = level_sign(self.evidence.head)
        self.source = self.places.find_mentions(self.evidence.source, self.evidence.year)

    def answer(self, claim: Claim) -> PlaceAnswer:
        """The one place that the claim means, or those that remain."""
        codes = self._without_samples(claim.codes)
        steps: tuple[Callable[[str], int], ...] = (
            self._count_claims,
            self._count_parents,
            self._fits_sign,
            self._count_number_signs,
            self._count_address_parts,
        )
        for step in steps:
            if len(codes) > 1:
                scores = {code: step(code) for code in codes}
                best = max(scores.values())
                codes = tuple(code for code in codes if scores[code] == best)
        found = tuple(place for place in map(self.places.get, codes) if place is not None)
        if len(found) == 1:
            return PlaceAnswer(PlaceStatus.FOUND, found[0], (), claim.quote, claim.basis)
        return PlaceAnswer(PlaceStatus.AMBIGUOUS, None, found, claim.quote, claim.basis)

    def fitting(self, tier: list[Claim]) -> list[Claim]:
        """The claims of a tier; those of the text only at the level it gives itself: 我市."""
        if self.sign is None:
            return tier
        return [
            claim
            for claim in tier
            if claim.basis not in _OF_TEXT or any(map(self._fits_sign, claim.codes))
        ]

    def last_resort(self) -> Claim | None:
        """Where no part claims a place: the level that the text speaks of itself, and a name."""
        if self.sign is None:
            return None
        named = {c for m in self.claims.mentions if len(m.codes) == 1 for c in m.codes}
        for basis, codes in (
            ("text", named),
            ("source", {code for mention in self.source for code in mention.codes}),
            ("source", set(self._hosted())),
        ):
            fitting = [code for code in codes if self._fits_sign(code)]
            if len(fitting) == 1:
                return Claim(basis, (fitting[0],), self.places.name(fitting[0]))
        return None

    def _without_samples(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Invented places stand aside for real ones, unless the document names more of them."""
        real = tuple(code for code in codes if code < FIRST_SAMPLE)
        named = {c for m in self.claims.mentions for c in (*m.codes, *m.above)}
        is_sample = any(
            code >= FIRST_SAMPLE and not named.isdisjoint(self.places.line(code)[1:])
            for code in codes
        )
        if is_sample:
            return tuple(code for code in codes if code >= FIRST_SAMPLE)
        return real or codes

    def _count_claims(self, code: str) -> int:
        claims = self.claims
        everything = (*claims.title, *claims.issuer, *claims.signature, *claims.head, *claims.tail)
        return sum(code in claim.codes for claim in everything)

    def _count_parents(self, code: str) -> int:
        above = set(self.places.line(code)[1:])
        mentions = (*self.claims.mentions, *self.source)
        return sum(not above.isdisjoint((*m.codes, *m.above)) for m in mentions)

    def _fits_sign(self, code: str) -> int:
        return int(self.sign is not None and self.places.name(code).endswith(self.sign))

    def _count_number_signs(self, code: str) -> int:
        number = self.evidence.doc_number or ""
        end = min((at for end in _NUMBER_ENDS if (at := number.find(end)) >= 0), default=0)
        return sum(
            any(sign in number[:end] for sign in self._signs(above))
            for above in self.places.line(code)
        )

    def _signs(self, code: str) -> Iterable[str]:
        known = cues()["abbreviations"].get(self.places.name(code), "")
        return {*known, self.places.short(code)[0]}

    def _count_address_parts(self, code: str) -> int:
        """How much of an official address spells the place's parents: nj and gl, beijing, bj."""
        labels = _official_labels(self.evidence.source)
        own = "".join(syllable[0] for syllable in self.places.pinyin(code))
        count = 0
        for above in self.places.line(code)[1:]:
            syllables = self.places.pinyin(above)
            name, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
            for label in labels:
                is_spelt = len(name) >= LONG_SYLLABLES and name in label
                count += 2 if is_spelt else 0
                count += label.startswith(initials) + label.startswith(initials + own)
        return count

    def _hosted(self) -> Iterable[str]:
        """Places whose romanised name is a label of an official address."""
        labels = _official_labels(self.evidence.source)
        if not labels:
            return ()
        return (
            place.code
            for place in self.places
            if place.end is None and "".join(self.places.pinyin(place.code)) in labels
        )


def _official_labels(source: str) -> list[str]:
    """What a government's host is called; nothing for other hosts and for file names."""
    _, mark, rest = source.partition("://")
    labels = rest.partition("/")[0].partition(":")[0].lower().split(".") if mark else []
    return labels[:-2] if labels[-2:] == ["gov", "cn"] else []

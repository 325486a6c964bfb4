"""Things seen and not understood, and inputs that could not be used.

Here: the closed lists of problem kinds and quarantine reasons, each with what a person can do.
Not here: who finds them (`decode`, `extract`) or where they are kept (`store`).
"""

from enum import StrEnum

from pipelines.model.record import record


class ProblemKind(StrEnum):
    """What was seen and not understood."""

    AMBIGUOUS_PLACE = "ambiguous_place"
    AMBIGUOUS_DATE = "ambiguous_date"
    CORRECTED_READING = "corrected_reading"
    DAMAGED_DATE = "damaged_date"
    DAMAGED_NUMBER = "damaged_number"
    DAMAGED_ORDINAL = "damaged_ordinal"
    DAMAGED_SENTENCE = "damaged_sentence"
    LONG_SENTENCE = "long_sentence"
    MISSING_BODY = "missing_body"
    MISSING_ISSUER = "missing_issuer"
    MISSING_PERIOD = "missing_period"
    MISSING_PLACE = "missing_place"
    MISSING_TITLE = "missing_title"
    TOO_MANY_ELEMENTS = "too_many_elements"
    UNKNOWN_BRACKET = "unknown_bracket"
    UNKNOWN_NUMBER = "unknown_number"
    UNKNOWN_UNIT = "unknown_unit"


ADVICE: dict[ProblemKind, str] = {
    ProblemKind.AMBIGUOUS_PLACE: (
        "several places bear this name: put the file below a folder of its province or "
        "add its address to raw/sources.csv"
    ),
    ProblemKind.AMBIGUOUS_DATE: (
        "the digits have more than one calendar reading: look the date up at the publisher's"
    ),
    ProblemKind.CORRECTED_READING: (
        "a person corrected what is printed or read here: the entry in corrections.yml says why; "
        "remove it once the publisher has mended the source"
    ),
    ProblemKind.DAMAGED_DATE: ("characters of a date were lost: compare with the publisher's page"),
    ProblemKind.DAMAGED_NUMBER: (
        "a document number lost its brackets and is kept as printed: compare with the "
        "publisher's page"
    ),
    ProblemKind.DAMAGED_ORDINAL: (
        "a heading's number is damaged and kept as printed: compare with the publisher's page"
    ),
    ProblemKind.DAMAGED_SENTENCE: (
        "the text breaks off inside this sentence, which is no measure: look for the whole "
        "document at the publisher's"
    ),
    ProblemKind.LONG_SENTENCE: (
        "a sentence ran past the limit and was cut at clause marks: look for a lost full stop"
    ),
    ProblemKind.MISSING_BODY: (
        "no task, safeguard or report section was found: check that the file holds the plan itself"
    ),
    ProblemKind.MISSING_ISSUER: (
        "no issuing body is printed: add the address of the official page"
    ),
    ProblemKind.MISSING_PERIOD: (
        "no years are printed in title or text: the plan has no framework until they are known"
    ),
    ProblemKind.MISSING_PLACE: (
        "no government was recognised: check issuer and title, or whether the text is anonymised"
    ),
    ProblemKind.MISSING_TITLE: ("no title was recognised: check the head of the text"),
    ProblemKind.TOO_MANY_ELEMENTS: (
        "the document passed the limit of rows and was read only so far: check that it "
        "is one document"
    ),
    ProblemKind.UNKNOWN_BRACKET: (
        "a closing bracket names no body that is known: add it to the lexicon of bodies"
    ),
    ProblemKind.UNKNOWN_NUMBER: ("a number was seen whose meaning is unclear: read the sentence"),
    ProblemKind.UNKNOWN_UNIT: (
        "a body in a bracket is not in the lexicon: add it to the lexicon of bodies"
    ),
}


@record
class Problem:
    """One thing seen and not understood, with the words it stands on."""

    problem_id: str
    kind: ProblemKind
    text: str
    char_start: int
    char_end: int

    @property
    def advice(self) -> str:
        """What a person can do about it."""
        return ADVICE[self.kind]


class Reason(StrEnum):
    """Why an input could not be used at all."""

    ADDRESS_NOT_ALLOWED = "address_not_allowed"
    BAD_RESPONSE = "bad_response"
    BAD_TLS = "bad_tls"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    FIREWALL_PAGE = "firewall_page"
    GARBLED_TEXT = "garbled_text"
    GONE = "gone"
    HOST_UNREACHABLE = "host_unreachable"
    HTTP_ERROR = "http_error"
    LIMIT_EXCEEDED = "limit_exceeded"
    LOGIN_PAGE = "login_page"
    NEEDS_OCR = "needs_ocr"
    NOT_A_FILE = "not_a_file"
    NO_MAIN_TEXT = "no_main_text"
    READER_FAILED = "reader_failed"
    REDIRECT = "redirect"
    RETRY_LATER = "retry_later"
    ROBOTS_DISALLOWED = "robots_disallowed"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    SCRIPT_SHELL = "script_shell"
    SHARED_TEMPLATE = "shared_template"
    SOFT_404 = "soft_404"
    STILL_CHANGING = "still_changing"
    TOO_LARGE = "too_large"
    TRUNCATED_TRANSFER = "truncated_transfer"
    UNKNOWN_FORMAT = "unknown_format"
    UNREADABLE_FILE = "unreadable_file"


class QuarantineError(Exception):
    """An input that cannot be used, with the reason a person needs.

    `stage` is the verb that met it: `fetch`, `decode` or `extract`.
    """

    def __init__(self, reason: Reason, detail: str, stage: str = "decode") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail[:500]
        self.stage = stage

    def __reduce__(self) -> tuple[type["QuarantineError"], tuple[Reason, str, str]]:
        """Kept whole on its way out of a worker process."""
        return (QuarantineError, (self.reason, self.detail, self.stage))

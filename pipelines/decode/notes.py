"""What decoding met that a reader of the text must know.

Here: the closed list of notes that a decoded text may carry; extraction turns them into flags.
Not here: why an input cannot be used at all (`model.problem.Reason`).
"""

from enum import StrEnum


class Note(StrEnum):
    """One thing that decoding met."""

    BOILERPLATE = "boilerplate"
    """Page furniture stood around the text and was removed."""
    HARDLY_READABLE = "hardly_readable"
    """So many characters are damaged that what is missing cannot be told from what was not said."""
    LOST_CHARACTERS = "lost_characters"
    """Some bytes were no characters in the file's charset; U+FFFD stands for them."""
    NESTED_TOO_DEEP = "nested_too_deep"
    """The page is nested beyond the parser's limit; what lay deeper is missing."""
    SCANNED_PAGES = "scanned_pages"
    """Some pages are pictures; what they say is missing."""
    TOO_MANY_CELLS = "too_many_cells"
    """A table passed the limit of cells and was read only so far."""
    TRUNCATED = "truncated"
    """The file breaks off: inside a character, or before the page's end."""

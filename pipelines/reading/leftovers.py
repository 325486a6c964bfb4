"""What lies in a raw folder and is nobody's document, told by its name.

Here: what other programs leave behind, and files about the folder itself.
Not here: the walk that meets them (`raw`), what a file's bytes are (`decode`).
"""

_NOT_INPUTS = frozenset({"corrections.yml", "sources.csv", "thumbs.db", "desktop.ini"})
_NOT_INPUT_STEMS = frozenset({"readme", "license", "licence"})
_UNFINISHED = (
    *(".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".aria2"),
    *(".td", ".xltd", ".tmp", ".swp", ".swo"),
)
_OLD_COPIES = ("~", ".bak")
"""What editors keep of a file as it was: a second version of it, that nobody dropped."""


def why_ignored(name: str) -> str | None:
    """Why a file of this name is left out on purpose; None where it is read."""
    lower = name.lower()
    if name.startswith((".", "~$")):
        return "hidden, or another program's lock"
    if lower in _NOT_INPUTS or lower.partition(".")[0] in _NOT_INPUT_STEMS:
        return "says something about the folder"
    if lower.endswith(_UNFINISHED):
        return "an unfinished copy"
    if lower.endswith(_OLD_COPIES) or (name.startswith("#") and name.endswith("#")):
        return "an editor's copy of what was"
    return None

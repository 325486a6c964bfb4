"""What the extractor does not read yet, feature by feature, with the reason.

Here: the list that tests hold both ways: a feature in it must fail, any other must not.
Not here: what damage costs (`losses`).

Groups: `form` and `report form` (rows of a template), `words` (indicator or subject of a template),
`ladder`, `list`, `front`, `closing`, `topic`, and `flag` (a kind of damage that nothing tells of).
"""

GAPS: dict[tuple[str, str], str] = {}

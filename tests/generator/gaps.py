"""What the extractor does not read yet, feature by feature, with the reason.

Here: the list that tests hold both ways: a feature in it must fail, any other must not.
Not here: what damage costs (`losses`).

Groups: `form` and `report form` (rows of a template), `words` (indicator or subject of a template),
`ladder`, `list`, `front`, `closing`, `topic`, and `flag` (a kind of damage that nothing tells of).
"""

_SUBJECT = "a subject that is no class of leaders is not kept with the value"

GAPS: dict[tuple[str, str], str] = {
    ("form", "owner_before_congress"): "负责人大… is read as 负责人",
    ("form", "class_as_modifier"): "a class of people that modifies the subject is an owner",
    ("form", "subject_and_meeting"): "a body before …会议 is not seen as the sentence's subject",
    ("form", "at_day_in_clause"): "市委宣传部牵头编制…: a verb in the body's name is the main verb",
    ("words", "subject_and_year"): _SUBJECT,
    ("words", "subject_and_meeting"): _SUBJECT,
    ("words", "distributed_growth"): "A量B量分别增长 keeps only the last character of the first",
    ("words", "bodies_counted"): "what the bodies did is taken for what is counted",
    ("ladder", "items_open_with_year"): "1.2025年底前: 1 is due only where the count starts",
    ("front", "title_twice"): "a headline before the notice hides the notice's date and number",
    ("flag", "lost_end_marks"): "titles glued to their bodies are neither read nor flagged",
    ("flag", "one_line"): "titles that ran into their bodies are neither read nor flagged",
    ("flag", "hard_wraps"): "wrapped lists of bodies are lost, and nothing says so",
}

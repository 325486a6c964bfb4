"""What the extractor does not read yet, feature by feature, with the reason.

Here: the list that tests hold both ways: a feature in it must fail, any other must not.
Not here: what damage costs (`losses`).

Groups: `form` and `report form` (rows of a template), `words` (indicator or subject of a template),
`ladder`, `list`, `front`, `closing`, `topic`, and `flag` (a kind of damage that nothing tells of).
"""

_RESULT = "the indicator of a result behind 由… is taken from its verb: 压缩至13个工作日"
_SUBJECT = "a subject that is no class of leaders is not kept with the value"

GAPS: dict[tuple[str, str], str] = {
    ("form", "owner_before_congress"): "负责人大… is read as 负责人",
    ("form", "class_as_modifier"): "a class of people that modifies the subject is an owner",
    ("form", "subject_and_meeting"): "a body before …会议 is not seen as the sentence's subject",
    ("form", "at_day_in_clause"): "市委宣传部牵头编制…: a verb in the body's name is the main verb",
    ("words", "between"): "a range's second number stands in the indicator",
    ("words", "person_year"): _SUBJECT,
    ("words", "subject_and_year"): _SUBJECT,
    ("words", "subject_and_meeting"): _SUBJECT,
    ("words", "per_head"): _SUBJECT,
    ("words", "bodies_counted"): "what the bodies did is taken for what is counted",
    ("words", "baseline_and_target"): _RESULT,
    ("words", "from_to_days"): _RESULT,
    ("words", "from_to_items"): _RESULT,
    ("words", "from_to_rate"): _RESULT,
    ("words", "from_to_hours"): _RESULT,
    ("ladder", "items_open_with_year"): "1.2025年底前: 1 is due only where the count starts",
    ("front", "title_twice"): "a headline before the notice hides the notice's date and number",
    ("flag", "lost_end_marks"): "titles glued to their bodies are neither read nor flagged",
    ("flag", "one_line"): "titles that ran into their bodies are neither read nor flagged",
    ("flag", "hard_wraps"): "wrapped lists of bodies are lost, and nothing says so",
}

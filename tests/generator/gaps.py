"""What the extractor does not read yet, feature by feature, with the reason.

Here: the list that tests hold both ways: a feature in it must fail, any other must not.
Not here: what damage costs (`losses`).

Groups: `form` and `report form` (rows of a template), `words` (indicator or subject of a template),
`ladder`, `list`, `front`, `closing`, `topic`, and `flag` (a kind of damage that nothing tells of).
"""

_RESULT = "the indicator of a result behind 由… is taken from its verb: 压缩至13个工作日"
_OPENING = "a date without a year that opens a clause hides the main verb behind it: 年底前，编制…"
_SUBJECT = "a subject that is no class of leaders is not kept with the value"

GAPS: dict[tuple[str, str], str] = {
    ("form", "owner_before_congress"): "负责人大… is read as 负责人",
    ("form", "class_as_modifier"): "a class of people that modifies the subject is an owner",
    ("form", "subject_and_meeting"): "a body before …会议 is not seen as the sentence's subject",
    ("form", "shared_by_two"): "A率和B率均达到N%以上 gives one metric: 以上 hides the joint rates",
    ("form", "list_inside"): "一是 at a paragraph's start is a heading, though 二是 stands inside",
    ("form", "at_day_in_clause"): "市委宣传部牵头编制…: a verb in the body's name is the main verb",
    ("form", "year_end_alone"): _OPENING,
    ("form", "within_year"): _OPENING,
    ("form", "half_alone"): _OPENING,
    ("form", "quarter_alone"): _OPENING,
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
    ("ladder", "comma_round_dot_lines"): "titles of one width on lines of their own are joined",
    ("ladder", "chapters_parts"): "titles of one width on lines of their own are joined",
    ("ladder", "round_alone_lines"): "titles of one width on lines of their own are joined",
    ("ladder", "no_numbers"): "an unnumbered paragraph behind a list in brackets is joined to it",
    ("ladder", "items_open_with_limit"): "压缩至17天以内 and 每年安排…万元 are read as a title",
    ("ladder", "items_open_with_year"): "1.2025年底前: 1 is due only where the count starts",
    ("front", "title_twice"): "a headline before the notice hides the notice's date and number",
    ("closing", "level"): "a closing paragraph that opens with 市级有关部门 is not told apart",
    (
        "closing",
        "departments",
    ): "one that opens with 市政府各部门 is not told apart",
    (
        "flag",
        "viewer_pages",
    ): "page numbers are dropped, and no flag tells of them",
    ("flag", "lost_date_marks"): "202412月底前: a month of two digits is read and not told of",
    ("flag", "lost_quotes"): "one or two quotes that never close are not told of",
    ("flag", "lost_end_marks"): "titles glued to their bodies are neither read nor flagged",
    ("flag", "pinyin"): "sounds in brackets are not told from text",
    ("flag", "spaces_in_numbers"): "blanks between the digits of a number are not noticed",
    ("flag", "one_line"): "titles that ran into their bodies are neither read nor flagged",
    ("flag", "hard_wraps"): "wrapped lists of bodies are lost, and nothing says so",
}

"""Covers reports without any heading: what stands behind their opening was done."""

from tests.unit.extract.made import read

TITLE = "湖东区2023年度法治政府建设情况报告"
DONE = "全年办结案件36件,抽查案卷120件。公布执法清单。"
NEXT = "下一步,湖东区将继续抽查案卷不少于150件。"


def roles(text):
    return [(s.role.value, text[s.char_start : s.char_end].strip()) for s in read(text).sections]


def test_paragraphs_behind_the_one_that_leads_in_are_achievements():
    text = f"{TITLE}\n湖东区扎实推进依法行政,现将有关情况报告如下:\n{DONE}\n{DONE}"
    found = read(text)
    assert [a.text for a in found.achievements][:2] == [
        "全年办结案件36件,抽查案卷120件。",
        "公布执法清单。",
    ]
    assert len(found.achievements) == 4
    assert [m.role.value for m in found.metrics] == ["achieved"] * 4


def test_without_such_a_paragraph_the_first_is_the_opening():
    text = f"{TITLE}\n2023年,湖东区扎实推进依法行政,取得成效。\n{DONE}"
    assert [role for role, _ in roles(text)] == ["preamble", "achievement"]


def test_what_turns_to_the_coming_year_commits():
    text = f"{TITLE}\n现将有关情况报告如下。\n{DONE}\n{NEXT}"
    assert [role for role, _ in roles(text)] == ["preamble", "achievement", "next"]
    assert [m.value for m in read(text).metrics if m.role.value == "target"] == [150]


def test_an_opening_alone_tells_nothing():
    assert roles(f"{TITLE}\n湖东区扎实推进依法行政,现将有关情况报告如下:")[0][0] == "preamble"
    assert len(roles(f"{TITLE}\n湖东区扎实推进依法行政,现将有关情况报告如下:")) == 1


def test_below_a_title_of_shortcomings_and_plans_a_sentence_may_turn_to_the_coming_year():
    told = "湖东区仍有不足:一是力量薄弱。二是公开不够。下一步,湖东区将推进政务公开,公开率达到100%。"
    text = f"{TITLE}\n一、主要做法\n{DONE}\n二、存在的问题和下一步打算\n{told}"
    found = read(text)
    assert [s.role.value for s in found.sections][-2:] == ["problem", "next"]
    assert [m.text for m in found.measures] == ["下一步,湖东区将推进政务公开,公开率达到100%。"]


def test_items_behind_such_a_sentence_commit():
    told = "湖东区仍有不足:一是力量薄弱。下一步,重点做好以下工作:"
    items = "(一)推进公开。公布执法清单。\n(二)强化监督。抽查案卷不少于150件。"
    text = f"{TITLE}\n一、主要做法\n{DONE}\n二、存在问题及下步打算\n{told}\n{items}"
    assert [t.title for t in read(text).tasks] == ["推进公开", "强化监督"]


def test_below_shortcomings_alone_no_sentence_turns():
    told = "一是力量薄弱。下一步将通过培训予以解决。二是公开不够。"
    text = f"{TITLE}\n一、主要做法\n{DONE}\n二、存在的问题\n{told}"
    assert read(text).measures == ()

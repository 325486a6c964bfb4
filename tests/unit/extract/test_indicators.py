import pytest

from tests.unit.extract.made import metrics, reached

HEDGE = pytest.mark.xfail(strict=True, reason="a hedge before the comparator is kept")
WRONG_CUT = pytest.mark.xfail(
    strict=True, reason="the words on the other side of the value are cut"
)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("案卷合格率不低于90%。", "案卷合格率"),
        ("行政复议后被诉案件败诉率不超过8%。", "行政复议后被诉案件败诉率"),
        ("到2025年，群众满意度达到90%以上。", "群众满意度"),
        ("确保政策兑现率达到100%。", "政策兑现率"),
        pytest.param("办结率力争达到95%。", "办结率", marks=HEDGE),
        ("每年组织案卷评查不少于2次。", "组织案卷评查"),
        ("每年开展2次执法培训。", "执法培训"),
        ("建成示范窗口30个。", "建成示范窗口"),
        ("实现败诉率为零。", "败诉率"),
        ("10个工作日内作出答复。", "作出答复"),
        ("办件量翻一番。", "办件量"),
        pytest.param("审核率原则上达到95%。", "审核率", marks=HEDGE),
        pytest.param("增速保持在5%-6%。", "增速", marks=WRONG_CUT),
        pytest.param("每年抽查5至8家企业。", "抽查", marks=WRONG_CUT),
        pytest.param("实现执法人员全覆盖。", "执法人员", marks=WRONG_CUT),
    ],
)
def test_an_indicator_is_what_is_measured_in_the_texts_own_words(text, indicator):
    assert metrics(text)[0].indicator == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("审批用时由30天压缩至12天。", "审批用时"),
        ("证明事项由120项减至80项。", "证明事项"),
        ("出庭率由上年的91%提升至100%。", "出庭率"),
    ],
)
@WRONG_CUT
def test_a_past_value_and_its_result_measure_the_same(text, indicator):
    assert {m.indicator for m in reached(text)} == {indicator}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("办结率不低于95%,投诉率不超过2%。", ["办结率", "投诉率"]),
        pytest.param(
            "受理率达到100%,差错率降到3%以下。",
            ["受理率", "差错率"],
            marks=pytest.mark.xfail(strict=True, reason="half of the verb 降到 is kept"),
        ),
        ("公开率、及时率均达100%。", ["公开率", "及时率"]),
        pytest.param(
            "5%以下的差错率,90%以上的满意率。",
            ["差错率", "满意率"],
            marks=pytest.mark.xfail(strict=True, reason="half of 以下 is kept"),
        ),
    ],
)
def test_each_value_of_a_sentence_has_its_own_indicator(text, indicators):
    assert [m.indicator for m in metrics(text)] == indicators


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param(
            "各级政府领导班子每年集体学法不少于4次。",
            "各级政府领导班子",
            marks=pytest.mark.xfail(strict=True, reason="the shortest body ends the subject"),
        ),
        ("行政执法人员每年培训不少于40学时。", "行政执法人员"),
        ("每个单位专职人员不少于2名。", "每个单位"),
        ("案卷合格率不低于90%。", None),
        ("建成基地5个。", None),
    ],
)
def test_a_subject_is_who_the_value_is_demanded_of(text, subject):
    assert metrics(text)[0].subject == subject


def test_a_subject_carries_over_to_the_clauses_that_follow():
    found = metrics("行政执法人员每年培训不少于40学时,其中线下不少于20学时。")
    assert [m.subject for m in found] == ["行政执法人员", "行政执法人员"]


def test_a_value_alone_has_neither():
    (found,) = metrics("95%以上。")
    assert (found.indicator, found.subject) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "收件12件,办结10件。",
        "办结率达到95%以上,满意率达到90%以上。",
        pytest.param("检查30次、整改20件。", marks=WRONG_CUT),
        "增幅分别达到7%和8%。",
    ],
)
def test_an_indicator_holds_no_other_value_of_its_sentence(text):
    found = [m.indicator or "" for m in metrics(text)]
    assert [name for name in found if any(c.isdigit() for c in name)] == []

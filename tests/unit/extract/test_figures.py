import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.figures import find_figures
from pipelines.text.normalise import fold
from tests.unit.extract.made import metrics, reached


def figures(text):
    view = fold(text)
    found = find_figures(view, 0, len(view))
    done = 0
    for f in found:
        assert done <= f.start < f.end <= len(view)
        done = f.end
    return found


def read(text):
    return [(f.value, f.unit, text[f.start : f.end]) for f in figures(text)]


def kinds(text):
    return [f.kind.value if f.kind else None for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("合格率95%", 95, "%", "95%"),
        ("合格率９５％", 95, "%", "９５％"),
        ("合格率99.6%", 99.6, "%", "99.6%"),
        ("增长 5 %", 5, "%", "5 %"),
        ("下降3‰", 3, "‰", "3‰"),
        ("提高2.5个百分点", 2.5, "个百分点", "2.5个百分点"),
        ("检查1,860家", 1860, "家", "1,860家"),
        ("检查 18 次", 18, "次", "18 次"),
        ("演练12场", 12, "场", "12场"),
        ("培训200名干部", 200, "人", "200名"),
        ("培训200人", 200, "人", "200人"),
        ("办结15天", 15, "日", "15天"),
        ("办结15日", 15, "日", "15日"),
        ("办结5个工作日", 5, "工作日", "5个工作日"),
        ("办结5工作日", 5, "工作日", "5工作日"),
        ("历时1个半月", 1.5, "个月", "1个半月"),
        ("历时两个半小时", 2.5, "小时", "两个半小时"),
        ("巡查书屋217个次", 217, "个次", "217个次"),
        ("面积120㎡", 120, "㎡", "120㎡"),
        ("失书率41.2件/万人", 41.2, "件/万人", "41.2件/万人"),
        ("学习40学时", 40, "学时", "40学时"),
        ("培训2.1万人次", 21_000, "人次", "2.1万人次"),
        ("投入3亿元", 300_000_000, "元", "3亿元"),
        ("投入9000余万元", 90_000_000, "元", "9000余万元"),
        ("办理4.1万余件", 41_000, "件", "4.1万余件"),
        ("检查240多家", 240, "家", "240多家"),
        ("联合6部门", 6, "个", "6部门"),
        ("覆盖33个乡镇", 33, "个", "33个"),
        ("立案1655起", 1655, "起", "1655起"),
        ("研究136项次", 136, "项次", "136项次"),
        ("差错率为0", 0, "%", "0"),
        ("安装探头626路", 626, "路", "626路"),
        ("收到锦旗12面", 12, "面", "12面"),
    ],
)
def test_digits_are_read_with_their_scale_and_unit(text, value, unit, printed):
    assert read(text) == [(value, unit, printed)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("压减三分之一", 33.3333, "%", "三分之一"),
        ("覆盖三分之二的街道", 66.6667, "%", "三分之二"),
        ("占比百分之八", 8, "%", "百分之八"),
        ("达到百分之九十五", 95, "%", "百分之九十五"),
        ("达到百分之一百", 100, "%", "百分之一百"),
        ("保持百分百", 100, "%", "百分百"),
        ("按1/3的比例", 33.3333, "%", "1/3"),
        ("九成以上事项", 90, "%", "九成"),
        ("超过八成", 80, "%", "八成"),
        ("一半事项", 50, "%", "一半"),
        ("半数街道", 50, "%", "半数"),
        ("办件翻一番", 2, "倍", "翻一番"),
        ("败诉率为零", 0, "%", "零"),
        ("积案清零", 0, None, "清零"),
        ("投诉降至零", 0, None, "零"),
        ("压减三分之-。", 33.3333, "%", "三分之-"),
        ("抽查两次", 2, "次", "两次"),
        ("演练十二场", 12, "场", "十二场"),
        ("减至半个月", 0.5, "个月", "半个月"),
        ("学习二十学时", 20, "学时", "二十学时"),
        ("覆盖两万余人次", 20000, "人次", "两万余人次"),
        ("惠及近千人", 1000, "人", "千人"),
        ("百余名干部", 100, "人", "百余名"),
        ("发放一万两千份", 12000, "份", "一万两千份"),
        ("占1/4左右", 25, "%", "1/4"),
        ("发放两千多万元", 20_000_000, "元", "两千多万元"),
        ("筹资一亿元", 100_000_000, "元", "一亿元"),
    ],
)
def test_shares_and_numbers_in_words_are_read(text, value, unit, printed):
    assert read(text) == [(value, unit, printed)]


@pytest.mark.parametrize(
    "text", ["执法全覆盖", "事项全部纳入平台", "应审尽审", "应公开尽公开", "应纳尽纳"]
)
def test_coverage_without_a_number_is_the_whole(text):
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.is_digits) == (100, "%", False)
    assert kinds(text) == ["coverage"]


@pytest.mark.parametrize(
    "text",
    [
        "全部材料目录",
        "健全部门机制",
        "健全覆盖城乡体系",
        "推进“全流程、全覆盖”改革",
        "普遍设立机构",
        "全面推进",
        "应急管理尽责",
    ],
)
def test_the_whole_of_a_name_or_a_wrong_cut_is_no_coverage(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "unit", "printed"),
    [
        ("达到X%", "%", "X%"),
        ("达到x%o", "%", "x%"),
        ("达到XX%", "%", "XX%"),
        ("演练X次", "次", "X次"),
        ("评选×件", "件", "×件"),
        ("培训*期", "期", "*期"),
        ("达到百分之X", "%", "百分之X"),
        ("达到盗。", "%", "盗"),
    ],
)
def test_a_blank_is_a_figure_without_a_value(text, unit, printed):
    (figure,) = figures(text)
    assert (figure.value, figure.unit, text[figure.start : figure.end]) == (None, unit, printed)
    assert figure.is_placeholder


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("达到95%", "ratio"), ("达到100%", "coverage"), ("三分之一", "ratio"), ("检查3次", "count"),
        ("投入5万元", "amount"), ("学习40学时", "amount"), ("5个工作日内", "time_limit"),
        ("30日内", "time_limit"), ("3个月内", "time_limit"), ("提高2个百分点", "ratio"),
    ],
)  # fmt: skip
def test_the_unit_tells_what_sort_of_value_it_is(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "第80次常务会议", "第15号令", "推进1+1+9机制", "落实“4+1”工程", "5G网络", "IPv6改造",
        "XX市", "X县", "XML格式", "两个维护", "三项制度", "统一标准", "十分重视", "第三批",
    ],
)  # fmt: skip
def test_names_codes_and_ordinals_are_not_read_as_counted_values(text):
    assert [f for f in figures(text) if f.unit and not f.is_chinese] == []
    assert [text[f.start : f.end] for f in figures(text) if f.is_placeholder] == []


@pytest.mark.parametrize(
    "text",
    [
        "千家万户",
        "数千人",
        "上百次",
        "万人评议",
        "三人员",
        "五家庭",
        "两部门",
        "四项目",
        "十名单",
        "三期间",
        "五户籍",
        "两件事",
        "三个人",
        "二元结构",
        "万元以上",
    ],
)
def test_a_unit_that_is_half_a_word_is_no_unit(text):
    assert figures(text) == []


def test_a_number_before_half_a_word_has_no_unit():
    assert [f.unit for f in figures("2025面向社会,3218单位")] == ["个"]


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 400, "9" * 5000, "1.2.3.4", "1,2,3,4,5"])
def test_a_monster_of_a_number_is_no_value(digits):
    found = figures(f"达到{digits}%。")
    assert all(f.value is None or (math.isfinite(f.value) and f.value <= 1e15) for f in found)


FIGURES = st.text(
    st.one_of(
        st.sampled_from(
            "0123456789.,/%‰万亿千百十一二三半两零成分之翻番全部覆盖应尽Xx×*盗余多个次名日天"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


def assert_finite(text):
    for figure in figures(text):
        assert figure.value is None or math.isfinite(figure.value)
        assert (figure.value is None) == figure.is_placeholder


@settings(max_examples=100, deadline=None)
@given(FIGURES)
def test_any_run_of_signs_gives_finite_values_at_their_places(text):
    assert_finite(text)


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None)
@given(FIGURES)
def test_ten_thousand_runs_of_signs_give_finite_values(text):
    assert_finite(text)


def test_a_blank_may_have_a_decimal_point_and_hours_a_measure_word():
    found = metrics("增长率达到x.x%,投资xx.xx亿元,培训不少于40个小时。")
    assert [(m.is_placeholder, m.value, m.unit) for m in found] == [
        (True, None, "%"), (True, None, "元"), (False, 40, "小时"),
    ]  # fmt: skip
    assert found[2].kind.value == "amount"


@pytest.mark.parametrize(
    ("printed", "value"),
    [("2.3亿元", 230_000_000), ("1.1万元", 11_000), ("35.6亿元", 3_560_000_000)],
)
def test_a_scaled_value_is_exact(printed, value):
    assert [m.value for m in reached(f"购书经费{printed}。")] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("藏书1 356册。", [(1356, "册", "1 356册")]),
        ("藏书12 400余册。", [(12_400, "册", "12 400余册")]),
        ("附件3 120", []),
        ("巡检320份次。", [(320, "份次", "320份次")]),
        ("巡检2640台次。", [(2640, "台次", "2640台次")]),
        ("编印消息12则。", [(12, "则", "12则")]),
        ("举办讲座12讲。", [(12, "讲", "12讲")]),
        ("邀请3讲师。", []),
        ("捐赠3万美元。", [(30_000, "美元", "3万美元")]),
    ],
)
def test_thousands_may_be_set_apart_and_rounds_and_news_counted(text, expected):
    assert read(text) == expected


def test_a_scale_alone_counts_where_a_word_behind_bounds_it():
    assert read("招募百名以上讲解员") == [(100, "人", "百名")]
    assert read("招募百名讲解员") == []


@pytest.mark.parametrize(
    ("text", "value", "is_more"),
    [
        ("募集3亿2千万元", 320_000_000, False),
        ("募集1亿3000余万元", 130_000_000, True),
        ("接待2万5千人", 25_000, False),
        ("装机2千瓦", 2, False),
        ("阅读量10万+", 100_000, True),
    ],
)
def test_a_scale_may_have_a_smaller_one_or_a_plus_behind_it(text, value, is_more):
    (figure,) = figures(text)
    assert (figure.value, figure.is_more, figure.end) == (value, is_more, len(text))


@pytest.mark.parametrize("text", ["位于*路", "位于XX道"])
def test_a_blank_in_an_address_is_a_name(text):
    assert read(text) == []


@pytest.mark.parametrize("text", ["做到应公开、尽公开", "做到应公开尽公开"])
def test_what_should_be_done_is_done_wherever_it_should(text):
    (figure,) = figures(text)
    assert (figure.value, text[figure.start : figure.end]) == (100, text[2:])


def test_what_was_built_or_finished_is_counted_and_no_name():
    assert [(m.value, m.unit) for m in metrics("每个村至少建成一个书屋。")] == [(1, "个")]
    assert [(m.value, m.unit) for m in reached("建成两个书屋,完成三轮清点。")] == [
        (2, "个"),
        (3, "轮"),
    ]
    assert reached("形成三级体系。") == []


def test_batches_in_words_are_counted_before_what_they_hold():
    found = reached("发布借阅案例两批16个,公布第三批书单,分三批承接事项,书院二期开工。")
    assert [(m.value, m.unit) for m in found] == [(2, "批"), (16, "个")]


@pytest.mark.parametrize("text", ["实现读者“零伤亡”。", "借阅零超时。", "馆舍零失误。"])
def test_what_never_happened_is_a_nought(text):
    assert [m.value for m in reached(text)] == [0]

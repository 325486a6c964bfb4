import pytest

from tests.unit.extract.made import metrics, reached


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("案卷合格率不低于90%。", "案卷合格率"),
        ("行政复议后被诉案件败诉率不超过8%。", "行政复议后被诉案件败诉率"),
        ("到2025年，群众满意度达到90%以上。", "群众满意度"),
        ("确保政策兑现率达到100%。", "政策兑现率"),
        ("办结率力争达到95%。", "办结率"),
        ("每年组织案卷评查不少于2次。", "案卷评查"),
        ("每年开展2次执法培训。", "执法培训"),
        ("建成示范窗口30个。", "示范窗口"),
        ("实现败诉率为零。", "败诉率"),
        ("10个工作日内作出答复。", "作出答复"),
        ("办件量翻一番。", "办件量"),
        ("审核率原则上达到95%。", "审核率"),
        ("增速保持在5%-6%。", "增速"),
        ("每年抽查5至8家企业。", "抽查企业"),
        ("实现执法人员全覆盖。", "执法人员"),
        ("2024年年初基本实现对市级部门法治督察全覆盖。", "法治督察"),
        ("推动网点全覆盖的监测体系。", "监测体系"),
        ("市级部门权责清单2023年底前全部统一到省定标准。", "市级部门权责清单统一到省定标准"),
        ("对在用电梯应检尽检。", "在用电梯检验"),
        ("抽查结果自检查结束之日起20个工作日内公示。", "抽查结果公示"),
        ("清单调整自依据变化之日起30个工作日内完成。", "清单调整"),
        ("有关部门应当自生效之日起10日内提出调整意见。", "提出调整意见"),
        ("下沉编制不少于行政编制总数的5%。", "下沉编制占行政编制总数"),
        ("执法记录仪按每个执法小组不少于1台配备。", "执法记录仪"),
        ("应急物资每年盘点1次。", "应急物资盘点"),
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
def test_a_past_value_and_its_result_measure_the_same(text, indicator):
    assert {m.indicator for m in reached(text)} == {indicator}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("办结率不低于95%,投诉率不超过2%。", ["办结率", "投诉率"]),
        ("受理率达到100%,差错率降到3%以下。", ["受理率", "差错率"]),
        ("公开率、及时率均达100%。", ["公开率", "及时率"]),
        ("5%以下的差错率,90%以上的满意率。", ["差错率", "满意率"]),
        ("提出修改意见61条,采纳率93%。", ["修改意见", "修改意见采纳率"]),
        ("规范性文件报备率、及时率均达100%。", ["规范性文件报备率", "规范性文件及时率"]),
    ],
)
def test_each_value_of_a_sentence_has_its_own_indicator(text, indicators):
    assert [m.indicator for m in metrics(text)] == indicators


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("各级政府领导班子每年集体学法不少于4次。", "各级政府领导班子"),
        ("各乡镇(街道)、县直各部门主要负责人每年学法2次。", "各乡镇(街道)、县直各部门主要负责人"),
        ("每名法律顾问每年提供书面意见不少于6份。", "法律顾问"),
        ("区应急管理局每年开展综合演练2次以上。", "区应急管理局"),
        ("8个镇街全部设立联系点。", "8个镇街"),
        ("行政机关负责人出庭应诉率达到95%。", None),
        ("法治政府建设情况纳入考核,权重不低于5%。", None),
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
        "检查30次、整改20件。",
        "增幅分别达到7%和8%。",
    ],
)
def test_an_indicator_holds_no_other_value_of_its_sentence(text):
    found = [m.indicator or "" for m in metrics(text)]
    assert [name for name in found if any(c.isdigit() for c in name)] == []


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("受理复议申请152件,审结149件。", ["受理复议申请", "审结复议申请"]),
        ("审核文件、合同分别为14件和9件。", ["审核文件", "审核合同"]),
        (
            "评查案卷140卷,优秀率、合格率分别达到36%和98%。",
            ["评查案卷", "案卷优秀率", "案卷合格率"],
        ),
        ("全年检查企业1860次,同比下降41%。", ["检查企业", "检查企业同比下降"]),
        ("向8个镇街下放执法事项98项。", ["下放执法事项的镇街", "下放执法事项"]),
        ("开展防汛、危化品泄漏等演练38场。", ["演练"]),
        ("办理代表建议86件、政协提案103件。", ["办理代表建议", "办理政协提案"]),
        ("建成应急服务站76个,实现行政村全覆盖。", ["应急服务站", "应急服务站"]),
    ],
)
def test_a_name_takes_over_what_stands_before(text, indicators):
    assert [m.indicator for m in reached(text)] == indicators


def test_a_share_without_a_name_is_the_rate_of_the_sentence_before():
    found = metrics("首长出庭应诉率2016年底不低于30%;2018年底不低于50%。")
    assert {m.indicator for m in found} == {"首长出庭应诉率"}


def test_a_long_clause_is_read_near_the_figure_alone():
    found = metrics(f"{'完善' * 400}案卷合格率不低于90%。")
    assert len(found[0].indicator) < 100
    assert found[0].indicator.endswith("案卷合格率")


def test_each_value_inside_a_bracket_is_of_what_the_bracket_says():
    found = reached("公开规章13件(含新制定5件,修改4件,废止2件)。")
    assert [m.indicator for m in found] == ["公开规章", "新制定", "修改", "废止"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("实现账目公示、流程可查、审计人员占职工总数的5%以上。", "审计人员占职工总数"),
        ("法律顾问、公职律师占专职人员的30%以上。", "法律顾问、公职律师占专职人员"),
        ("完善账目、审计人员不少于职工总数的5%。", "审计人员占职工总数"),
    ],
)
def test_what_has_a_share_is_the_last_of_a_list_that_a_verb_governs(text, indicator):
    assert metrics(text)[0].indicator == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("水产增加值42亿元,增长8.2%。", "水产增加值增长"),
        ("申请量(主要是拆迁类)明显增加,同比增长50%。", "申请量同比增长"),
        ("货运量完成60吨,同比下降4%。", "货运量同比下降"),
    ],
)
def test_a_change_is_one_of_what_the_clause_before_tells(text, indicator):
    assert reached(text)[-1].indicator == indicator


@pytest.mark.parametrize(
    ("text", "indicator", "subject"),
    [
        ("二是组织驿站演练12次。", "驿站演练", None),
        ("归集各类账目300条。", "归集账目", None),
        ("对18个接种点等场所进行了全覆盖巡查。", "巡查", None),
        ("落实《泵站部门手册》,组织演练12次。", "演练", None),
        ("充分发挥政府法律顾问作用,审查合同15份。", "审查合同", None),
        ("市委常委会会议专题研究审计2次。", "专题研究审计", "市委常委会会议"),
        ("为辖区11个社区配备了驿站管家。", "配备驿站管家的社区", None),
        ("处罚机关应在作出决定之日起20个工作日内,公开案件信息。", "公开案件信息", "处罚机关"),
    ],
)
def test_openings_areas_and_titles_are_no_part_of_what_is_measured(text, indicator, subject):
    found = reached(text)[-1]
    assert (found.indicator, found.subject) == (indicator, subject)


def test_bodies_that_are_counted_are_named_and_not_the_area_that_has_them():
    found = reached("实现全县8个镇(街道)、25个机关驿站全覆盖。")
    assert found[0].indicator == "镇(街道)"


def test_a_deed_that_was_done_names_what_was_counted():
    (found,) = reached("书屋开展了3次读书会。")
    assert found.indicator == "读书会"


def test_a_mean_of_years_is_no_part_of_the_name():
    (found,) = metrics("年均培训馆员50人以上。")
    assert found.indicator == "培训馆员"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("至少组织1次政府及其部门负责人旁听读书分享。", "旁听读书分享"),
        ("每年组织不少于2次领导班子和馆员参加读书会。", "参加读书会"),
        ("每年组织不少于2次馆员培训。", "馆员培训"),
    ],
)
def test_how_often_somebody_acts_is_named_by_the_act(text, indicator):
    (found,) = metrics(text)
    assert found.indicator == indicator


def test_what_is_counted_behind_a_place_is_the_thing():
    found = reached("对湖滨书市84个书摊、18个报亭进行检查。")
    assert [m.indicator for m in found] == ["书摊", "报亭"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("建成1~2所示范书院,6~8所书屋。", ["示范书院", "书屋"]),
        ("各区(县级市)建有1所公办书院。", ["公办书院"]),
        ("安排运行经费(不含工资等经费)不少于2万元。", ["运行经费"]),
        ("对书屋实施改造,2022年底前完成80%以上。", ["改造"]),
        ("发放购书补贴,最高不超过50元。", ["发放购书补贴"]),
        ("网点增至18家,较2020年翻一番。", ["网点", "网点"]),
        ("书屋覆盖率达到80%,同年12月底前实现全覆盖。", ["书屋覆盖率", "书屋覆盖率"]),
        ("上、下半年各组织一次培训。", ["培训"]),
        ("建设和筹集书架95套。", ["筹集书架"]),
        ("改造书屋9所,其中2023年完成4所。", ["改造书屋", "改造书屋"]),
    ],
)
def test_a_clause_that_names_nothing_takes_the_name_before_it(text, indicators):
    assert [m.indicator for m in metrics(text)] == indicators


def test_where_cases_are_drawn_from_is_no_subject():
    (found,) = metrics("每年从各区县抽取不少于20宗案卷。")
    assert (found.indicator, found.subject) == ("抽取案卷", None)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("借出图书90册,较上年的80册增加10册,同比增长12.5%。", "借出图书同比增长"),
        ("借出图书90册,比2021年增加10册。", "借出图书比2021年增加"),
        ("受理读者意见30条,同比分别下降5%和6%。", "受理读者意见同比下降"),
        ("清理书目90条,继续有效60条,修订5条。", "修订书目"),
        ("抽查书屋xx家,整改xx家。", "整改书屋"),
        ("归还率高达95%。", "归还率"),
        ("支付书款逾20万元。", "支付书款"),
        ("借书最多的一馆有80册。", "借书最多的一馆"),
        ("截至目前,我区共有书屋26家。", "书屋"),
        ("归还率连续三年保持100%。", "归还率"),
        ("完成率分别为98.5%、100%。", "完成率"),
        ("2022年收到捐书申请56件,2023年收到89件。", "捐书申请"),
        ("2022年收到捐书申请56件,2023年收到89件,增长58.9%。", "捐书申请增长"),
        ("制发借阅规则9件,其中以馆办名义制发8件,备案率100%。", "借阅规则备案率"),
    ],
)
def test_a_reports_last_figure_is_named_by_what_the_sentence_counts(text, indicators):
    assert reached(text)[-1].indicator == indicators


def test_a_limit_of_old_is_named_as_the_new_one_is():
    found = reached("借阅时限由法定的20个工作日压缩至3个工作日。")
    assert [m.indicator for m in found] == ["借阅时限", "借阅时限"]
    found = reached("新办借书证45件,比2022年的62件减少17件。")
    assert [m.indicator for m in found] == ["新办借书证"] * 3
    found = reached("办证业务由5个工作日压缩至1个工作日。")
    assert [m.indicator for m in found] == ["办证业务", "办证业务"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("不予受理35件,占4.3%。", ["不予受理", "不予受理占"]),
        (
            "受理借阅申请805件(含上年度结转申请18件,另有72件申请按照约定顺延)。",
            ["受理借阅申请", "上年度结转申请", "按照约定顺延的申请"],
        ),
        ("实现“借阅率达到80%,读者达到300名”的目标。", ["借阅率", "读者"]),
        ("3年内选拔驿站长50名。", ["选拔驿站长"]),
        ("扶持50个示范书屋以及驿站。", ["扶持示范书屋"]),
        ("41条短视频播放量超2300万次。", ["短视频播放量", "41条短视频播放量"]),
    ],
)
def test_a_share_and_an_aside_are_named_by_what_they_are_of(text, indicators):
    assert [m.indicator for m in reached(text)] == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("按照不低于馆员总数的5%的比例配备讲解员。", "讲解员占馆员总数"),
        ("按不低于馆员总数5%的比例配备讲解员。", "讲解员占馆员总数"),
        ("讲解员按照馆员总数5%以上的比例配备。", "讲解员占馆员总数"),
        ("按照书屋面积5%-10%的比例设置展台。", "展台占书屋面积"),
        ("经费以不低于5%的比例增长。", "经费"),
    ],
)
def test_a_ratio_that_something_goes_by_is_named_by_both_its_sides(text, indicator):
    (found,) = metrics(text)
    assert found.indicator.startswith(indicator)
    assert "按" not in found.indicator


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("每个社区拥有2个以上的读书小组。", ["读书小组"]),
        ("开办20个以上的夜校。", ["夜校"]),
        ("新建保障性书屋50套。", ["保障性书屋"]),
        ("每个社区设有1个书屋并设置免费展台。", ["书屋"]),
        ("确定3项重点工作交由读者会视察。", ["重点工作"]),
        ("在孵书社60家以上。", ["在孵书社"]),
        ("在册讲解员达到60人。", ["在册讲解员"]),
        (
            "办理展台借用90件,占全部借用的比重达45%。",
            ["办理展台借用", "办理展台借用占全部借用的比重"],
        ),
        ("书屋门槛由读者人均可支配收入900元以下提高到950元以下。", ["书屋门槛"]),
        ("规则施行后一年内完成配套细则的制定工作。", ["完成配套细则的制定工作"]),
        ("100%的镇书屋、村书屋建设达标。", ["镇书屋、村书屋建设达标"]),
        ("将20个以上借阅项目及由各社区保管的大型展台附属设备目录纳入清单。", ["借阅项目"]),
    ],
)
def test_a_name_is_cut_where_the_words_of_the_thing_end(text, indicators):
    assert [m.indicator for m in metrics(text)][-len(indicators) :] == indicators


def test_two_verbs_of_one_object_stay_together():
    (found,) = metrics("书屋全部配备和使用新版目录。")
    assert found.indicator.endswith("配备和使用新版目录")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("各县(市)有1所一级书院。", [("一级书院", "各县(市)")]),
        ("各区(县级市)建有1所书院。", [("书院", "各区(县级市)")]),
        ("每个社区有1个50平方米以上的书屋。", [("书屋", "每个社区"), ("书屋", "每个社区")]),
        (
            "每个街道建有1个书屋、每个社区建有1个展台。",
            [("书屋", "每个街道"), ("展台", "每个社区")],
        ),
    ],
)
def test_areas_that_are_to_have_something_are_its_subject(text, named):
    assert [(m.indicator, m.subject) for m in metrics(text)] == named


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("配备2名讲解员,持证率达到90%以上。", "讲解员持证率"),
        ("新建15家以上示范书屋,面积5万平方米以上。", "示范书屋面积"),
        ("80%以上的县(市、区)达到示范标准。", "达到示范标准的县(市、区)"),
    ],
)
def test_what_stands_behind_a_count_is_what_the_next_measure_is_of(text, indicator):
    assert metrics(text)[-1].indicator == indicator


def test_a_body_that_set_up_another_is_not_the_subject():
    (found,) = metrics("政府开办的书院全部配备新版目录。")
    assert found.subject != "政府"
    (found,) = metrics("每个居委会(行政村)建有1个书屋。")
    assert (found.indicator, found.subject) == ("书屋", "每个居委会(行政村)")

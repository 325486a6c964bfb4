from pathlib import Path

import pytest

from pipelines.extract.topics import LOCAL, TopicReader, goal_topic, load_topics
from pipelines.extract.vocabulary import load_lexicon
from tests.unit.extract.made import plan as read_plan

CASES = Path(__file__).with_name("topic_cases.txt")


@pytest.fixture(scope="module")
def reader():
    return TopicReader()


def topic_of(reader, title, above, sentences, *, is_safeguard=False):
    weighed = reader.score_all((title, *sentences))
    return reader.weighed_topic(weighed, above, is_safeguard=is_safeguard)


def test_the_catalogue_holds_the_32_items_in_order_and_local():
    codes = [topic.topic_code for topic in load_topics()]
    assert codes == [f"{number:02d}" for number in range(4, 36)] + [LOCAL]


def test_a_district_cannot_legislate():
    excused = [t.topic_code for t in load_topics() if not t.applies_to_district]
    assert excused == ["07", "08"]


def test_items_without_an_ancestor_are_not_asked_of_older_plans():
    young = [t.topic_code for t in load_topics() if not t.applies_to_2015]
    assert young == ["17", "25", "30", LOCAL]


def test_every_part_names_its_items():
    parts = {topic.part_no for topic in load_topics() if topic.topic_code != LOCAL}
    assert parts == set(range(2, 11))
    assert all(topic.part_zh for topic in load_topics() if topic.topic_code != LOCAL)


def test_every_item_of_the_older_outline_leads_to_known_codes():
    known = {topic.topic_code for topic in load_topics()}
    items = load_lexicon("outline_2015")["items"]
    assert [item["item_no"] for item in items] == list(range(1, 45))
    assert all(set(item["codes"]) | set(item["phrases"]) <= known for item in items)


def test_every_item_of_the_outline_is_read_by_its_own_name(reader):
    for topic in load_topics():
        if topic.topic_code != LOCAL:
            assert topic_of(reader, topic.item_zh, (), ()).code == topic.topic_code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("规范行政权力运行", "04"),
        ("创新市场监管方式", "05"),
        ("深化“最多跑一次”改革", "05"),
        ("依法平等保护各类市场主体", "06"),
        ("突出立法重点", "07"),
        ("扩大立法公众参与", "08"),
        ("建立规范性文件清理长效机制", "09"),
        ("增强领导干部依法决策意识", "10"),
        ("坚持集体讨论决定", "11"),
        ("严格决策责任追究", "12"),
        ("健全行政执法和刑事司法衔接机制", "13"),
        ("强化食品药品安全监管执法", "14"),
        ("健全行政执法人员管理制度", "15"),
        ("推行包容审慎柔性执法", "16"),
        ("加强监测预警", "17"),
        ("提升应急处置能力", "18"),
        ("引导社会力量参与突发事件应对", "19"),
        ("完善行政调解与人民调解衔接机制", "20"),
        ("完善行政裁决制度", "21"),
        ("加强行政复议规范化建设", "22"),
        ("健全府院联动机制", "23"),
        ("完善纠错问责机制", "24"),
        ("强化政府督查", "25"),
        ("开展行政执法案卷评查", "26"),
        ("做好政策解读和回应关切", "27"),
        ("治理拖欠账款", "28"),
        ("建设“数字政府”", "29"),
        ("推进公共数据归集", "30"),
        ("推行非现场监管执法", "31"),
        ("落实述法制度", "32"),
        ("强化督察考核", "33"),
        ("加强法治教育培训", "34"),
        ("强化宣传引导", "35"),
        ("加强人民调解工作", "20"),
        ("深入开展法治宣传教育", LOCAL),
        ("改革信访工作制度", LOCAL),
        ("强化生态文明建设", LOCAL),
        ("规范公共资源交易", LOCAL),
    ],
)
def test_reads_titles_that_the_outline_does_not_print(reader, title, code):
    assert topic_of(reader, title, (), ()).code == code


def test_more_than_half_of_the_sentences_outvote_the_title(reader):
    topic = topic_of(
        reader,
        "加强内部监督",
        (),
        ["完善行政执法监督制度。", "建立行政执法监督员队伍。", "配合审计机关工作。"],
    )
    assert topic.code == "26"


def test_half_of_the_sentences_leave_the_choice_to_the_title(reader):
    topic = topic_of(
        reader, "加强内部监督", (), ["完善行政执法监督制度。", "落实审计监督整改要求。"]
    )
    assert topic.code == "24"
    assert topic.sentence_codes == ("26", "24")


def test_sentences_without_a_cue_take_the_task_s_topic(reader):
    topic = topic_of(reader, "加强行政复议工作", (), ["提高办案质量。", "优化内部流程。"])
    assert topic.sentence_codes == ("22", "22")


def test_a_task_without_a_title_is_read_by_its_sentences(reader):
    topic = topic_of(reader, "", (), ["加强督察督办。", "将落实情况列为考核内容。"])
    assert topic.code == "33"


def test_a_list_of_many_items_without_a_subject_of_its_own_serves_none(reader):
    said = ("完善行政裁决制度。", "推进政务公开。", "加强行政复议工作。", "开展行政调解。")
    weighed = reader.score_all(("下一步打算", *said))
    found = reader.weighed_topic(weighed, (), is_safeguard=False, is_list=True)
    assert (found.code, found.sentence_codes) == (LOCAL, ("21", "27", "22", "20"))
    some = reader.score_all(("下一步打算", *said[:3]))
    assert reader.weighed_topic(some, (), is_safeguard=False, is_list=True).code != LOCAL


def test_a_title_that_only_says_that_plans_follow_leads_no_list(reader):
    said = ("完善行政裁决制度。", "推进政务公开。", "加强行政复议工作。", "开展行政调解。")
    weighed = reader.score_all(("2030年工作安排", *said))
    assert reader.weighed_topic(weighed, (), is_safeguard=False, is_list=True).code == LOCAL
    assert reader.weighed_topic(weighed, (), is_safeguard=False).code == "33"


def test_publicity_of_law_is_no_publicity_of_government(reader):
    said = ("实施普法规划。", "推进民主法治示范村创建。")
    assert topic_of(reader, "加大宣传力度", (), said).code == LOCAL
    assert topic_of(reader, "加大宣传力度", (), ("推介典型经验。",)).code == "35"
    assert topic_of(reader, "开展普法宣传,营造良好法治氛围", (), ()).code == LOCAL


def test_nothing_recognised_is_local_with_no_score(reader):
    topic = topic_of(reader, "其他", (), ["按时办好。"])
    assert (topic.code, topic.score, topic.sentence_codes) == (LOCAL, 0.0, (LOCAL,))


def test_titles_above_settle_what_a_title_leaves_open(reader):
    title = "抓好案卷评查和持证上岗"
    assert topic_of(reader, title, ["健全行政执法工作体系"], ()).code == "15"
    assert topic_of(reader, title, ["加强权力制约"], ()).code == "26"


def test_where_a_task_names_nothing_the_title_above_does(reader):
    assert topic_of(reader, "创新方式", ["深化政务公开"], ["按时办好。"]).code == "27"
    assert topic_of(reader, "创新方式", ["主要任务"], ["按时办好。"]).code == LOCAL
    nearest_first = ["拓展渠道", "深化政务公开", "加强党的领导"]
    assert topic_of(reader, "创新方式", nearest_first, ["按时办好。"]).code == "27"


def test_a_title_above_that_names_two_topics_names_none(reader):
    above = ["加强党的领导,抓好政务公开"]
    assert topic_of(reader, "其他工作", above, ["按时办好。"]).code == LOCAL


def test_a_longer_phrase_takes_a_shorter_one_back(reader):
    assert "26" not in reader.score("投资领域的备案审查")
    assert "05" not in reader.score("市政务服务管理局")


def test_quotation_marks_and_blanks_change_nothing(reader):
    plain = reader.score("推进互联网+监管执法,落实三项制度")
    assert reader.score('推进“互联网+”监管执法,落实"三项 制度"') == plain


def test_a_phrase_counts_once_a_text(reader):
    assert reader.score("行政复议、行政复议和行政复议") == reader.score("行政复议")


def test_a_sentence_leaves_its_task_only_for_a_clear_other(reader):
    own = ["开展执法监督检查。", "规范证件的年审。", "推进行政裁决和裁诉衔接。"]
    topic = topic_of(reader, "加强行政执法监督", (), own)
    assert topic.code == "26"
    assert topic.sentence_codes == ("26", "26", "21")


def test_a_goal_of_many_topics_serves_none(reader):
    goal = "到2030年,行政执法体制更加顺畅,政务公开全面落实,行政复议公信力提升。"
    assert goal_topic(reader.score(goal)) == LOCAL
    assert goal_topic(reader.score("到2030年,行政复议公信力提升。")) == "22"


def test_a_part_named_above_settles_what_no_word_names(reader):
    assert topic_of(reader, "夯实基础", ["依法做好应急工作"], ["按时办好。"]).code == "17"
    assert topic_of(reader, "夯实基础", ["应急和数字化工作"], ["按时办好。"]).code == LOCAL


def test_a_safeguard_that_names_nothing_serves_the_mechanisms(reader):
    assert topic_of(reader, "", (), ["按时办好。"], is_safeguard=True).code == "33"
    spent = topic_of(reader, "", (), ["经费列入预算。"], is_safeguard=True)
    assert spent.code == "34"


def test_a_rule_s_subject_does_not_make_a_task_local(reader):
    title, sentence = "抓好重点领域立法", "制定生态补偿方面的规章。"
    assert topic_of(reader, title, (), [sentence]).code == "07"


def test_a_passing_word_of_a_title_is_outvoted_by_all_words(reader):
    sentences = ["决策后果严重的终身追责。", "决策全程留痕。"]
    assert topic_of(reader, "严格责任追究", ["完善行政决策制度"], sentences).code == "12"


def test_words_near_each_other_name_a_topic(reader):
    assert reader.score("对执法人员分批开展培训")["34"] > reader.score("对人员分批开展培训")["34"]
    far = "执法机关应当做好各方面的各项日常管理和服务保障工作并开展培训"
    assert reader.score(far)["34"] == reader.score("开展培训")["34"]


def test_texts_weigh_the_same_alone_and_together(reader):
    texts = ["加强行政复议工作", "", "一分为\x1e二", "按时办好。", "落实“三项 制度”,规范文书。"]
    topic = topic_of(reader, texts[0], (), texts[1:])
    assert [goal_topic(reader.score(text)) for text in texts[1:]].count("15") == 1
    assert topic.sentence_codes == ("22", "22", "22", "15")


def test_written_tasks_are_read(reader):
    lines = [line for line in CASES.read_text("utf8").splitlines() if not line.startswith("#")]
    misses = []
    for line in lines:
        code, above, title, *sentences = line.split("|")
        found = topic_of(reader, title, [above] if above else [], sentences).code
        if found != code:
            misses.append(f"{title}: {found}, not {code}")
    assert len(lines) > 400
    assert len(misses) <= len(lines) * 0.05, misses


def test_scores_lie_between_0_and_1(reader):
    topic = topic_of(reader, "加强行政复议工作", (), ["落实政务公开。", "规范行政复议。"])
    assert 0 < topic.score < 1


def test_beside_its_subject_a_plan_serves_only_what_it_names_outright():
    body = (
        "一、主要任务\n(一)打造智慧平台\n建设信息平台,完善养老床位。\n"
        "(二)规范行政执法\n落实执法全过程记录制度。\n"
    )
    beside = read_plan(body, "青岚市养老服务提升行动方案(2021-2025年)")
    assert [task.topic_code for task in beside.tasks] == [LOCAL, "15"]
    within = read_plan(body, "青岚市法治政府建设实施方案(2021-2025年)")
    assert within.tasks[0].topic_code != LOCAL


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("壮大统一战线", "健全与茶商联合会的对口联系制度。"),
        ("发挥群团组织桥梁作用", "书屋工会要倾听馆员意见。"),
        ("规范换届选举", "完善换届选举办法。"),
        ("健全企事业单位民主管理", "开好职工代表大会。"),
        ("提高失业保险待遇", "稳步扩大参保人群。"),
        ("增加养老机构", "出台养老机构用地规划。"),
        ("扩大住房供应", "筹建公寓120套。"),
    ],
)
def test_what_the_outline_of_government_by_law_does_not_hold_is_local(reader, title, sentence):
    assert topic_of(reader, title, (), (sentence,)).code == LOCAL

import pytest

from pipelines.extract.citations import find_citations
from pipelines.text.normalise import fold
from tests.unit.extract.made import plan


def cited(text, own_title=None, spans=None):
    view = fold(text)
    found = find_citations(view, spans or [(0, len(view))], own_title)
    return [text[c.title_start : c.title_end] for c in found]


def issuers(text):
    view = fold(text)
    return [
        None if c.issuer_start is None else text[c.issuer_start : c.issuer_end]
        for c in find_citations(view, [(0, len(view))], None)
    ]


@pytest.mark.parametrize(
    "verb",
    ["根据", "依据", "按照", "结合", "落实", "严格执行", "认真实施", "贯彻落实", "遵守", "对照"],
)
def test_a_document_that_the_text_rests_on_is_cited(verb):
    assert cited(f"{verb}《云州市政务条例》,完善制度。") == ["云州市政务条例"]


@pytest.mark.parametrize(
    "verb",
    [
        "制定",
        "研究制定",
        "出台",
        "修订",
        "编制",
        "印发",
        "签订",
        "学习",
        "宣传",
        "审议",
        "开设",
        "刊登",
    ],
)
def test_a_product_or_a_subject_is_not_cited(verb):
    assert cited(f"{verb}《云州市政务条例》,完善制度。") == []


def test_a_chain_shares_its_verb():
    text = "依照《甲条例》、《乙办法》(云府令第3号)和《丙规定》,结合实际,出台《丁细则》。"
    assert cited(text) == ["甲条例", "乙办法", "丙规定"]


def test_a_chain_runs_on_behind_a_comma():
    assert cited("根据《甲条例》(云发[2020]1号),《乙办法》和《丙规定》,制定本方案。") == [
        "甲条例",
        "乙办法",
        "丙规定",
    ]


def test_a_chain_of_products_is_not_cited():
    assert cited("制定《甲办法》,《乙办法》和《丙规定》。") == []


def test_the_nearest_verb_decides():
    assert cited("落实《甲条例》,修订《乙办法》,执行《丙规定》。") == ["甲条例", "丙规定"]


def test_the_verb_of_another_clause_does_not_count():
    assert cited("按照工作安排,对《甲条例》开展意见征集。") == []


def test_verbs_inside_a_title_are_not_the_text_s():
    assert cited("《关于落实甲条例的意见》、《乙办法》一并学习。") == []


def test_who_issued_it_is_no_verb():
    text = "贯彻省政府印发的《甲方案》和新修订的《乙条例》。"
    assert cited(text) == ["甲方案", "乙条例"]
    assert issuers(text) == ["省政府", None]


def test_that_it_is_new_is_no_verb():
    assert cited("认真落实新修订《云州市政务条例》,举办培训班。") == ["云州市政务条例"]
    assert cited("执行新颁布《甲条例》。本年新出台《乙办法》两件。") == ["甲条例"]
    assert cited("印发《甲方案》和新制定《乙办法》。") == []


def test_a_notice_keeps_its_wrapper():
    text = "执行市政府《关于印发〈云州市听证办法〉的通知》。"
    assert cited(text) == ["关于印发〈云州市听证办法〉的通知"]


def test_marks_of_one_kind_may_nest():
    text = "执行《关于印发《云州市听证办法》的通知》(云府发[2019]2号)。"
    assert cited(text) == ["关于印发《云州市听证办法》的通知"]


def test_a_line_end_inside_a_title_is_kept():
    assert cited("落实《\n云州市听证办法》要求。") == ["\n云州市听证办法"]


def test_a_lost_closing_mark_ends_with_the_clause():
    text = "按照《甲实施纲要(2015-2020年)、《乙实施方案》和《丙意见要求,制定规划。"
    assert cited(text) == ["甲实施纲要(2015-2020年)", "乙实施方案", "丙意见要求"]


def test_a_headline_that_lost_its_mark_does_not_swallow_the_text():
    text = "云州印发《云州市法治方案\n\n为落实省委《甲实施方案》,制定本方案。"
    assert cited(text) == ["甲实施方案"]


def test_the_plan_s_own_title_is_no_citation():
    own = "云州市法治政府建设实施方案(2021-2025年)"
    text = (
        f"云州市关于印发《{own}》的通知。请落实《云州市法治政府建设实施方案》。"
        "落实《云州市法治政府建设实施方案(2021—2025年)》。根据《甲条例》办理。"
    )
    assert cited(text, own) == ["甲条例"]


def test_an_outline_named_in_the_own_title_is_cited():
    own = "云州市贯彻落实〈甲实施纲要(2021-2025年)〉实施方案"
    assert cited("根据《甲实施纲要(2021-2025年)》,制定本方案。", own) == ["甲实施纲要(2021-2025年)"]


def test_a_short_name_is_no_document_of_its_own():
    text = "根据《申报指南2021版》(以下简称《指南标准》)要求,落实《指南标准》和《纲要》。"
    assert cited(text) == ["申报指南2021版"]


def test_a_title_counts_once_and_gets_the_issuer_of_a_later_printing():
    text = "根据《甲实施纲要》办理。落实党中央、国务院《甲实施纲要》。"
    assert cited(text) == ["甲实施纲要"]
    assert issuers(text) == ["党中央、国务院"]


def test_of_two_printings_the_whole_one_stays():
    damaged, whole = "云州市法治政府建设工作方(2021年)", "云州市法治政府建设工作方案(2021年)"
    assert cited(f"根据《{damaged}》和《{whole}》。") == [whole]
    assert cited(f"根据《{whole}》和《{damaged}》。") == [whole]


def test_periods_tell_two_documents_apart():
    text = "落实《云州市法治政府建设规划(2015-2020年)》和《云州市法治政府建设规划(2021-2025年)》。"
    assert len(cited(text)) == 2


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("根据国务院《甲条例》办理。", "国务院"),
        ("根据中共中央、国务院印发的《甲纲要2021》办理。", "中共中央、国务院"),
        ("落实市委办公厅、市政府办公厅《甲细则全文》。", "市委办公厅、市政府办公厅"),
        ("按照大会精神和省政府《甲意见全文》要求。", "省政府"),
        ("根据《甲条例》办理。", None),
    ],
)
def test_the_issuer_stands_right_before_the_title(text, issuer):
    assert issuers(text) == [issuer]


def test_a_listed_opinion_shares_the_issuer_before_it():
    text = "执行市政府《关于甲的意见》(云发[2015]1号)、《关于乙的意见》。"
    assert issuers(text) == ["市政府", "市政府"]


def test_words_behind_a_title_may_carry_it_out():
    assert cited("推动《云州市文明条例》落地见效,做好《甲法典》贯彻实施工作。") == [
        "云州市文明条例",
        "甲法典",
    ]
    assert cited("开展《云州市文明条例》实施情况评估。") == []
    assert cited("组织《云州市文明条例》宣传。") == []


def test_words_behind_a_list_carry_out_all_of_it():
    assert cited("推进《甲条例》(试行)和《乙规划》落地见效。") == ["甲条例", "乙规划"]
    assert cited("做好《甲条例》《乙规划》立法调研。") == []


def test_an_article_is_of_a_law_and_an_issue_of_a_journal():
    assert cited("根据《甲条例》第三十三条规定公开书单。") == ["甲条例"]
    assert cited("按照《甲学刊》第3期的做法公开书单。") == []


def test_a_measure_that_must_be_reached_is_cited():
    assert cited("驿站须达到《云州市驿站规范》要求。") == ["云州市驿站规范"]
    assert cited("库容达到《云州市水库公报》所列数量。") == []


def test_an_office_whose_name_holds_a_verb_is_no_verb():
    assert cited("按照政务公开办《关于栏目调整的通知》要求办理。") == ["关于栏目调整的通知"]


def test_a_standard_to_work_by_is_cited():
    assert cited("以《云州市文明条例》为依据开展整治。") == ["云州市文明条例"]
    assert cited("以《法治之声》栏目开展宣传。") == []


def test_only_the_document_s_own_text_is_read():
    text = "落实《甲条例》。\n政策解读:落实《乙条例》。"
    assert cited(text, spans=[(0, 8)]) == ["甲条例"]


def test_full_width_marks_are_read_alike():
    assert cited("根据«甲条例»（国令第１号）、«乙条例»，制定。") == ["甲条例", "乙条例"]


@pytest.mark.parametrize(
    "text", ["", "《", "》", "《》", "《《《", "〈》》", "落实《", "《" * 5000]
)
def test_broken_marks_do_no_harm(text):
    assert all(title for title in cited(text))


def test_a_superior_s_document_of_the_same_name_is_cited():
    own = "关于加快推进云上法治建设的实施意见"
    text = f"根据省政府《{own}》(云发〔2015〕4号)和《山州市人民政府{own}》,制定本意见。"
    assert cited(text, own) == [own, f"山州市人民政府{own}"]
    assert cited(f"现将《{own}》印发。请按照《{own}》办理。", own) == []


def test_an_aside_does_not_cut_a_chain():
    text = "落实《甲行动计划全文》(以下简称《行动计划》)和《乙实施计划全文》要求。"
    assert cited(text) == ["甲行动计划全文", "乙实施计划全文"]


def test_an_issuer_may_say_that_it_issued():
    assert cited("根据国务院办公厅印发《甲督察规定》等文件要求。") == ["甲督察规定"]
    assert cited("省政府办公厅印发《甲督察规定》。") == []


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("对标对表《溪口区执法办法》确定的任务", "溪口区执法办法"),
        ("扎实推进《溪口区执法办法》各项任务落实", "溪口区执法办法"),
        ("加强《溪口区执法办法》学习宣传贯彻", "溪口区执法办法"),
        ("以《溪口区服务导则》为基准", "溪口区服务导则"),
        ("落实市人大会议审议通过的《溪口区工作报告》有关要求", "溪口区工作报告"),
    ],
)
def test_a_document_that_is_worked_by_is_cited(sentence, title):
    assert [c.cited_title for c in plan(f"一、规范执法\n{sentence}。").citations] == [title]


def test_another_governments_document_of_the_same_name_is_cited():
    title = "青岚市法治政府建设实施方案(2021-2025年)"
    text = f"根据《玉关省人民政府办公厅关于印发{title}的通知》,完善制度。"
    assert len(plan(f"一、规范执法\n{text}").citations) == 1


def test_what_the_work_keeps_to_and_brings_to_its_end_is_cited():
    assert cited("紧紧围绕《云州市阅读规划》,开放书屋。") == ["云州市阅读规划"]
    assert cited("扎实推进《云州市阅读规划》收官落实。") == ["云州市阅读规划"]
    assert cited("围绕《云州市阅读规划》开展宣讲。") == []


def test_titles_of_one_list_may_each_name_who_issued_them():
    text = "根据国务院印发的《甲乙纲要》,省委、省政府印发的《丙丁方案》和市政府印发的《戊己方案》"
    assert cited(f"{text},制定本方案。") == ["甲乙纲要", "丙丁方案", "戊己方案"]
    assert issuers(text) == ["国务院", "省委、省政府", "市政府"]
    assert cited("根据《甲乙纲要》,我市制定的《丙丁方案》明确了任务。") == ["甲乙纲要"]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.normalise import clean, fold, is_traditional

ODD = "\x00\x0b\u200b\ufeff\u202e\u2066\ud800\ufffe\u2028\x85\u3000\xa0\r\n\t 。；《〔實施規劃“%—"
ANY_TEXT = st.text(st.one_of(st.sampled_from(ODD), st.characters(codec=None)), max_size=60)
SOAK = settings(max_examples=10_000, deadline=None)
QUICK = settings(max_examples=100, deadline=None)


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("第一行\u2028第二行", "第一行\n第二行"),
        ("行末有空白 \u3000\n下一行", "行末有空白\n下一行"),
        ("一段\n\n\n\n二段", "一段\n\n二段"),
        ("\n\n  正文。  \n", "正文。"),
        ("零\u200b宽\ufeff字\u2060符", "零宽字符"),
        ("双\u202e向\u2066控\u2069制", "双向控制"),
        ("空\x00字\x07符\x7f", "空字符"),
        ("末位\ufffe\uffff", "末位"),
        ("软\u00ad连", "软连"),
    ],
)
def test_what_no_reader_sees_is_dropped(printed, published):
    assert clean(printed) == published


@pytest.mark.parametrize(
    "printed",
    [
        "“三项制度”，２０２１—２０２５年；【牵头单位】〔2021〕1号（试行）！",
        "《條例》規定，應當公開。",
        "第一段。\n\n\u3000\u3000第二段。",
        "增长 5 %",
        "１００％　全覆盖",
    ],
)
def test_marks_widths_scripts_and_indents_stay_as_printed(printed):
    assert clean(printed) == printed


def test_a_character_that_is_none_gets_a_sign_that_can_be_stored():
    text = clean("甲\ud800乙")
    assert text == "甲?乙"
    assert text.encode("utf-8")


@pytest.mark.parametrize(
    ("printed", "view"),
    [
        ("，；：（）！？％", ",;:()!?%"),
        ("０１２３４５６７８９", "0123456789"),
        ("ＡＺａｚ", "AZaz"),
        ("【】〔〕﹝﹞［］〖〗", "[][][][][]"),
        ("—–－―─～﹣~", "--------"),
        ("«»", "《》"),
        ("\u3000\xa0\u2003\t", "    "),
        ("。、“”‘’《》〈〉", "。、“”‘’《》〈〉"),
        ("ꓸꓹ", "。,"),
        ("⼀⼆", "一二"),
        ("1．2", "1.2"),
        ("「双随机」『清单』", "“双随机”“清单”"),
        ('推行"双随机"与"互联网+"', "推行“双随机”与“互联网+”"),
        ('推行"双随机\n与"互联网+"', '推行"双随机\n与“互联网+”'),
    ],
)
def test_characters_are_read_in_one_form(printed, view):
    assert fold(printed) == view


def test_letters_that_a_transcription_puts_for_marks_are_read_as_marks():
    # Bytes of GB 2312 taken for code points: A3AC is its comma, A3AE its full stop.
    assert fold("依法公开\ua3ac接受监督\ua3ae") == "依法公开,接受监督。"


@pytest.mark.parametrize(
    ("printed", "view"),
    [
        ("規劃實施責任", "规划实施责任"),
        ("會議應當與國務體系", "会议应当与国务体系"),
        ("設立機構執行監督", "设立机构执行监督"),
        ("規劃實施責任：答覆、批覆、覆蓋", "规划实施责任:答复、批复、覆盖"),
        ("規劃實施責任，隨著、著力、顯著、瞭解", "规划实施责任,随着、着力、显著、了解"),
        ("規劃實施責任，公共衞生", "规划实施责任,公共卫生"),
        ("規劃實施責任，透過資訊程式提升品質", "规划实施责任,通过信息程序提升质量"),
    ],
)
def test_traditional_script_is_read_as_simplified(printed, view):
    assert is_traditional(printed)
    assert fold(printed) == view


@pytest.mark.parametrize("printed", ["乾坤、狼藉、著名", "后台、干部、发展、里程", "皇后、山谷"])
def test_simplified_script_stays_as_it_is(printed):
    assert not is_traditional(printed)
    assert fold(printed) == printed


def test_a_few_words_of_a_traditional_text_are_read_as_such():
    assert fold("環翠區") == "環翠區"
    assert fold("環翠區", is_old=True) == "环翠区"


def test_words_that_both_scripts_share_stay_in_a_traditional_text():
    assert fold("規劃實施責任著名") == "规划实施责任著名"


def test_offsets_in_the_view_lead_to_the_printed_words():
    printed = "（一）規劃實施率達到９０％，應當公開。"
    view = fold(printed)
    at = view.index("90%")
    assert printed[at : at + 3] == "９０％"
    assert printed[view.index("应当") :].startswith("應當")


def test_characters_outside_the_basic_plane_count_as_one():
    printed = "𠮷😀，规划"
    assert fold(printed) == "𠮷😀,规划"


def assert_clean_and_fold_hold(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert "\r" not in once
    for printed in (text, once):
        assert len(fold(printed)) == len(printed)
        assert fold(fold(printed)) == fold(printed)


@QUICK
@given(ANY_TEXT)
def test_any_text_becomes_clean_once_and_keeps_its_length_when_folded(text):
    assert_clean_and_fold_hold(text)


@pytest.mark.soak
@SOAK
@given(ANY_TEXT)
def test_ten_thousand_texts_become_clean_once_and_keep_their_length(text):
    assert_clean_and_fold_hold(text)

"""Covers pipelines/decode/plain.py and integrity.py: charsets, damage, and what is no text."""

import pytest

from pipelines.decode.document import MAX_BYTES, decode
from pipelines.decode.plain import decode_text
from pipelines.model.problem import QuarantineError, Reason

TEXT = "临川市守信政府行动计划\n一、总体要求\n到2025年，承诺事项按期办结率达到95%以上。\n" * 4


@pytest.mark.parametrize(
    "charset",
    ["utf-8", "utf-8-sig", "gb18030", "gb2312", "utf-16", "utf-32"],
)
def test_reads_each_charset_without_being_told(charset):
    assert decode_text(TEXT.encode(charset)) == (TEXT, ())


def test_reads_utf16_without_its_mark():
    text = "plan 2021-2025: 95% on time, 90% content\n" * 5 + "临川市"
    assert decode_text(text.encode("utf-16-le"))[0] == text
    assert decode_text(text.encode("utf-16-be"))[0] == text


def test_utf16_without_mark_and_without_ascii_is_told_by_what_can_be_read():
    text = "临川市守信政府行动计划，承诺事项按期办结。" * 9
    for charset in ("utf-16-le", "utf-16-be"):
        assert decode_text(text.encode(charset)) == (text, ())


def test_a_single_letter_is_no_half_of_a_wide_one():
    assert decode_text(b"x") == ("x", ())


def test_big5_is_told_from_gb18030_by_the_marks_between_its_words():
    text = "臨川市守信政府行動計劃，承諾事項按期辦結；逾期未辦的，逐件說明緣由。\n" * 4
    assert decode_text(text.encode("big5")) == (text, ())
    assert decode_text(text.encode("gb18030")) == (text, ())


def test_a_text_that_was_once_read_in_a_wrong_charset_is_garbled():
    garbled = TEXT.encode().decode("gb18030", "ignore").encode()
    with pytest.raises(QuarantineError, match="rare") as refused:
        decode(garbled, "plan.txt")
    assert refused.value.reason is Reason.GARBLED_TEXT


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_last_character_cut_in_half_is_left_out_and_noted(charset):
    text, notes = decode_text((TEXT + "市").encode(charset)[:-1])
    assert (text, notes) == (TEXT, ("truncated",))


def test_damaged_utf8_is_not_taken_for_gb18030():
    data = bytearray(TEXT.encode())
    data[90] = 0xFF
    text, notes = decode_text(bytes(data))
    assert notes == ("lost_characters",)
    assert text.count("\ufffd") >= 1
    assert text.endswith(TEXT[-40:])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t\n", Reason.EMPTY),
        ("\u3000\n".encode(), Reason.EMPTY),
        (b"\xff\xfe\x00\xd8", Reason.GARBLED_TEXT),
        (bytes(range(128, 256)) * 9, Reason.GARBLED_TEXT),
        ("\ue001\ue002\ue003计划\n".encode() * 50, Reason.GARBLED_TEXT),
        ("\u3000\u200b\ufeff\n".encode() * 9, Reason.EMPTY),
        ("????，??????。\n".encode() * 50, Reason.GARBLED_TEXT),
        ("\ufffd\ufffd锟斤拷".encode() * 50, Reason.GARBLED_TEXT),
        ("жЧ†йЪЬзҐН".encode() * 50, Reason.GARBLED_TEXT),
        (b"a" * (MAX_BYTES + 1), Reason.TOO_LARGE),
    ],
)
def test_refuses_what_nobody_could_read(data, reason):
    with pytest.raises(QuarantineError) as refused:
        decode(data, "inbox/plan.txt")
    assert refused.value.reason is reason
    assert refused.value.detail.startswith("inbox/plan.txt: ")
    assert "\n" not in refused.value.detail


def test_a_text_is_handed_on_as_it_stands():
    (found,) = decode(TEXT.encode("gb18030"), "plan.txt")
    assert (found.text, found.media_type, found.part_no) == (TEXT, "text/plain", 1)


def test_a_message_stays_one_line_whatever_the_file_is_called():
    with pytest.raises(QuarantineError) as refused:
        decode(b"", "x" * 900 + "\n\u202eplan\x07.txt")
    assert refused.value.detail.endswith("??plan?.txt: no byte in it: get the file again")
    assert len(refused.value.detail) < 250


def test_a_text_with_much_damage_is_read_and_marked_as_hardly_readable():
    damaged = TEXT.replace("承诺", "??").replace("事项", "??").replace("市", "?")
    assert decode(damaged.encode(), "plan.txt")[0].notes == ("hardly_readable",)
    assert decode(TEXT.encode(), "plan.txt")[0].notes == ()

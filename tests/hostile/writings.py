"""Texts whose bytes or characters mislead.

Here: charsets, characters that do not show, monsters of length and number.
Not here: pages (`sites`).
"""

import base64
import codecs
import random

from tests.hostile.base import CANARY, Hostile, lines, words

WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x3A)})


def between(text: str, sign: str) -> str:
    """The text with a sign that does not show after every third character."""
    return "".join(
        character + (sign if at % 3 == 2 and character != "\n" else "")
        for at, character in enumerate(text)
    )


def noise(size: int) -> bytes:
    return random.Random(41).randbytes(size)


def files() -> list[Hostile]:
    garbled, empty, large = "garbled_text", "empty", "too_large"
    cyrillic = words("误读").encode().decode("cp1251", "replace")
    nul = words("空字符").replace("三、", "\0三\0、")
    surrogate = words("代理项").encode() + b"\xed\xa0\x80\xed\xb0\x80\n"
    monsters = "目标达到" + "9" * 400 + "%，到99999年完成，增长1e999倍，达到-0.0.0%。"
    stuffed = "。".join(["本文包含全部措施"] * 200)
    injected = [
        "=cmd|'/c calc'!A1",
        "'; drop table documents; --",
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "[x](javascript:alert(1))",
        "@SUM(1)",
    ]
    return [
        Hostile("empty.txt", b"", (empty,)),
        Hostile("blank.txt", b" \r\n\t\n", (empty,)),
        Hostile("mark_only.txt", codecs.BOM_UTF8, (empty,)),
        Hostile("nul_only.txt", b"\0" * 5000, ("unknown_format", empty, garbled)),
        Hostile("wide_blanks.txt", "\u3000\u200b\ufeff\n".encode() * 50, (empty,)),
        Hostile("noise.txt", noise(60_000), (garbled, "unknown_format")),
        Hostile("cyrillic.txt", cyrillic.encode(), (garbled,)),
        Hostile("latin.txt", words("误读二").encode().decode("latin-1").encode(), (garbled,)),
        Hostile("replaced.txt", ("\ufffd\ufffd锟斤拷" * 400).encode(), (garbled,)),
        Hostile("question_marks.txt", ("????，??????。\n" * 200).encode(), (garbled,)),
        Hostile("private.txt", "\ue001\ue002\ue003计划\n".encode() * 200, (garbled,)),
        Hostile("utf8_mark.txt", words("签名").encode("utf-8-sig"), says="签名"),
        Hostile("utf16_le.txt", words("小端").encode("utf-16"), says="小端"),
        Hostile(
            "utf16_be.txt", codecs.BOM_UTF16_BE + words("大端").encode("utf-16-be"), says="大端"
        ),
        Hostile("utf16_bare.txt", words("无签名").encode("utf-16-le"), says="无签名"),
        Hostile("utf32.txt", words("四字节").encode("utf-32"), says="四字节"),
        Hostile("gb18030.txt", words("国标").encode("gb18030"), says="国标"),
        Hostile("big5.txt", TRADITIONAL.encode("big5"), says="公開率"),
        Hostile("half_character.txt", words("半字").encode()[:-2], says="半字", flag="truncated"),
        Hostile(
            "bad_bytes.txt",
            words("坏字节").encode().replace("约谈".encode(), b"\xff\xfe"),
            says="坏字节",
        ),
        Hostile("nul.txt", nul.encode(), says="空字符", hides="\0"),
        Hostile("surrogates.txt", surrogate, says="代理项", hides="\ud800"),
        Hostile(
            "controls.txt",
            words("控制码").replace("完成", "完\x07成\x1b[31m").encode(),
            says="控制码完成",
            hides="\x1b",
        ),
        Hostile(
            "bidi.txt",
            between(words("双向"), "\u202e").encode(),
            says="双向完成清单",
            hides="\u202e",
        ),
        Hostile(
            "zero_width.txt",
            between(words("零宽"), "\u200b").encode(),
            says="零宽完成清单",
            hides="\u200b",
        ),
        Hostile(
            "soft_hyphens.txt",
            between(words("软连字"), "\xad").encode(),
            says="软连字完成清单",
            hides="\xad",
        ),
        Hostile("full_width.txt", words("全角").translate(WIDE).encode(), says="全角"),
        Hostile(
            "radicals.txt",
            words("部首").replace("一", "⼀").replace("二", "⼆").encode(),
            says="部首",
        ),
        Hostile("lone_returns.txt", words("回车").replace("\n", "\r").encode(), says="回车"),
        Hostile(
            "line_separators.txt", words("行分隔").replace("\n", "\u2028").encode(), says="行分隔"
        ),
        Hostile("padded.txt", words("补零").encode() + b"\0" * 4096, says="补零", flag="truncated"),
        Hostile("padded_before.txt", b"\0" * 513 + words("前零").encode(), says="前零", hides="\0"),
        Hostile("padding_only.txt", b"\0" * 70_000, (empty,)),
        Hostile("korean.txt", KOREAN.encode("euc-kr"), (garbled,)),
        Hostile("russian.txt", RUSSIAN.encode("cp1251"), (garbled,)),
        Hostile("coded.txt", base64.encodebytes(words("编码").encode()), (garbled,)),
        Hostile("digits.txt", words("进制").encode().hex().encode(), (garbled,)),
        Hostile("hz.txt", words("汉字").encode("hz", "ignore"), (garbled,)),
        Hostile(
            "variations.txt",
            between(words("异体"), "\ufe00").encode(),
            says="异体完成清单",
            hides="\ufe00",
        ),
        Hostile(
            "tags.txt",
            between(words("标签"), "\U000e0041").encode(),
            says="标签完成清单",
            hides="\U000e0041",
        ),
        Hostile("speaks_of_pdf.txt", ("说明%PDF-1.7\n" + words("提及")).encode(), says="提及"),
        Hostile("one_line.txt", "".join(lines("一行")).encode(), says="一行"),
        Hostile("numbers.txt", (words("数字怪") + monsters).encode(), says="数字怪"),
        Hostile("stuffed.txt", (words("堆砌") + stuffed).encode(), says="堆砌"),
        Hostile("injected.txt", "\n".join([*injected, *lines("注入")]).encode(), says="drop table"),
        Hostile("combining.txt", (words("组合") + "a" + "\u0301" * 200_000).encode(), (garbled,)),
        Hostile("too_large.txt", b"a" * (20 * 2**20 + 1), (large,)),
    ]


def monsters() -> list[Hostile]:
    """Texts as long as no plan is: each is read so far as the limits go."""
    long = words("长行") + "推进清单管理，" * 150_000 + "。\n"
    headings = words("标题堆") + "".join(f"第{n}章 总则\n" for n in range(30_000))
    sentences = words("句子堆") + "完成1项。" * 60_000
    return [
        Hostile("long_line.txt", long.encode(), says="长行"),
        Hostile("headings.txt", headings.encode(), says="标题堆"),
        Hostile("sentences.txt", sentences.encode(), says="句子堆"),
        Hostile("megabytes.txt", ("永" * 4_000_000).encode(), says="永"),
    ]


KOREAN = "정부업무보고 계획을 다음과 같이 수립하고 시민의 의견을 반영하여 추진한다.\n" * 30
RUSSIAN = "Правительство утвердило план действий и определило задачи на год.\n" * 30
TRADITIONAL = (
    "青嵐市守信政府行動計劃（2021-2025年）\n一、總體要求\n本計劃依照有關安排制定，由市政府辦公室負責解釋。\n"
    "二、主要任務\n（一）清理承諾事項。\n2023年6月底前，各部門完成清單編製，公開率達到100%。\n"
    "三、保障措施\n市政府每年向市人大常委會報告本計劃的落實情況；對連續兩年落後的單位予以約談。\n"
)
assert CANARY not in TRADITIONAL

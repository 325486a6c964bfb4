"""Word packages that lie, explode, lead elsewhere or hold no text.

Here: each as bytes, with what must become of it.
Not here: other containers (`containers`).
"""

import io
import struct
import warnings
import zipfile

from tests.hostile.base import CANARY, Hostile, lines

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"
DIRECTORY = b"PK\x01\x02"


def body(mark: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines(mark))


def document(inner: str, doctype: str = "") -> str:
    body = f"<w:document xmlns:w='{W}'><w:body>{inner}</w:body></w:document>"
    return f"<?xml version='1.0'?>{doctype}{body}"


def package(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def word(inner: str, doctype: str = "", **more: str) -> bytes:
    members: dict[str, str | bytes] = {DOCUMENT: document(inner, doctype)}
    return package(members | {f"word/{name}.xml": content for name, content in more.items()})


TEMPLATE = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/attachedTemplate' Target='http://127.0.0.1:9/t.dotm' TargetMode='External'/>"
    "</Relationships>"
)
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
CHUNK = "<w:altChunk/>"


def twice() -> bytes:
    """Two members of one name: which of them is the document nobody can tell."""
    buffer = io.BytesIO(word(body("双份")))
    with zipfile.ZipFile(buffer, "a") as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.writestr(DOCUMENT, document(body("另份")))
    return buffer.getvalue()


def quadratic() -> str:
    return f"<!DOCTYPE d [<!ENTITY a '{'大' * 100_000}'>]>"


def entries(data: bytes) -> list[int]:
    """Where the directory's entries begin."""
    found, at = [], data.find(DIRECTORY)
    while at >= 0:
        found.append(at)
        at = data.find(DIRECTORY, at + 4)
    return found


def overlapping() -> bytes:
    """Many names for one stretch of bytes."""
    data = bytearray(package({f"word/m{n}.xml": document(body("重叠")) for n in range(40)}))
    first = data[entries(bytes(data))[0] :][42:46]
    for at in entries(bytes(data)):
        data[at + 42 : at + 46] = first
    return bytes(data)


def lying() -> bytes:
    """A directory that says 100 bytes of what inflates to 20 million."""
    data = bytearray(word(body("虚报") + "<w:p/>" * 3_000_000))
    at = entries(bytes(data))[0]
    struct.pack_into("<I", data, at + 24, 100)
    return bytes(data)


def locked() -> bytes:
    data = bytearray(word(body("上锁")))
    for at in entries(bytes(data)):
        data[at + 8] |= 1
    return bytes(data)


def wrong_sum() -> bytes:
    data = bytearray(word(body("校验")))
    struct.pack_into("<I", data, entries(bytes(data))[0] + 16, 7)
    return bytes(data)


def billion() -> str:
    steps = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE d [<!ENTITY e0 '哈哈'>{steps}]>"


def outside(path: str) -> str:
    return f"<!DOCTYPE d [<!ENTITY x SYSTEM 'file://{path}'>]>"


def run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(spans: str) -> str:
    row = f"<w:tr><w:tc><w:tcPr>{spans}</w:tcPr>{run('格。')}</w:tc><w:tc>{run('二')}</w:tc></w:tr>"
    return f"<w:tbl>{row * 300}</w:tbl>"


def files(canary: str) -> list[Hostile]:
    """`canary` is the path of a file that must not be read."""
    whole = word(body("完整"))
    picture = "<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>"
    parameter = f"<!DOCTYPE d [<!ENTITY % p SYSTEM 'file://{canary}'>%p;]>"
    remote = "<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/d.dtd'>"
    limit, broken = "limit_exceeded", "reader_failed"
    return [
        Hostile("bomb_ratio.docx", package({DOCUMENT: b"\0" * 30_000_000}), (limit,)),
        Hostile(
            "bomb_sum.docx",
            package({f"m{n}": b"\0" * 30_000_000 for n in range(7)} | {DOCUMENT: b"a" * 9}),
            (limit,),
        ),
        Hostile(
            "bomb_nested.zip", package({"a.zip": package({"b.zip": whole})}), ("unknown_format",)
        ),
        Hostile("overlap.docx", overlapping(), (limit,)),
        Hostile("members_30000.docx", package({f"m{n}": "" for n in range(30_000)}), (limit,)),
        Hostile("lying_size.docx", lying(), (limit, broken)),
        Hostile("entity_bomb.docx", word(run("&e9;"), billion()), (broken, "empty", limit)),
        Hostile(
            "entity_bomb_in_text.docx", word(body("实体") + run("&e9;"), billion()), (broken, limit)
        ),
        Hostile("xxe.docx", word(body("外部实体") + run("&x;"), outside(canary)), says="外部实体"),
        Hostile("xxe_parameter.docx", word(body("参数实体"), parameter), says="参数实体"),
        Hostile("xxe_remote.docx", word(body("远程声明"), remote), says="远程声明"),
        Hostile("locked_member.docx", locked(), ("encrypted",)),
        Hostile("half.docx", whole[: len(whole) // 2], (broken,)),
        Hostile("wrong_sum.docx", wrong_sum(), (broken,)),
        Hostile("no_text.docx", word(""), ("empty",)),
        Hostile("pictures_only.docx", word(picture * 3), ("needs_ocr",)),
        Hostile("not_word.zip", package({"a.txt": "x"}), ("unknown_format",)),
        Hostile("control_character.docx", word(body("控制符") + run("&#1;")), (broken,)),
        Hostile("deep.docx", word("<w:sdt><w:sdtContent>" * 20_000), (broken, limit)),
        Hostile(
            "nested_60.docx",
            word("<w:sdt><w:sdtContent>" * 60 + body("嵌套") + "</w:sdtContent></w:sdt>" * 60),
            says="嵌套",
        ),
        Hostile(
            "span_bomb.docx",
            word(body("跨列") + table("<w:gridSpan w:val='999999999'/>")),
            says="跨列",
        ),
        Hostile(
            "traversal.docx",
            package({DOCUMENT: document(body("穿越")), "../../outside.txt": CANARY}),
            says="穿越",
        ),
        Hostile(
            "absolute.docx",
            package({DOCUMENT: document(body("绝对")), "/tmp/outside.txt": CANARY, "C:\\o": "x"}),
            says="绝对",
        ),
        Hostile(
            "macro.docx",
            package({DOCUMENT: document(body("宏")), "word/vbaProject.bin": b"\xd0\xcf"}),
            says="宏完成清单",
        ),
        Hostile("one_name_twice.docx", twice(), (broken,)),
        Hostile("chunk_only.docx", word(CHUNK), (broken,)),
        Hostile("chunk_too.docx", word(body("另含") + CHUNK), says="另含", flag="truncated"),
        Hostile(
            "quadratic.docx", word(body("平方") + run("&a;" * 5000), quadratic()), (broken, limit)
        ),
        Hostile(
            "strict.docx",
            package({DOCUMENT: document(body("严格")).replace(W, STRICT)}),
            says="严格",
        ),
        Hostile(
            "outside_template.docx",
            package({DOCUMENT: document(body("外模")), "word/_rels/document.xml.rels": TEMPLATE}),
            says="外模",
        ),
        Hostile("garbage_behind.docx", word(body("拖尾")) + b"\0" * 5000, says="拖尾"),
        Hostile("broken_styles.docx", word(body("坏样式"), styles="<w:styles"), (broken,)),
        Hostile(
            "utf16.docx",
            package(
                {
                    DOCUMENT: document(body("双字节"))
                    .replace("'1.0'", "'1.0' encoding='UTF-16'")
                    .encode("utf-16")
                }
            ),
            says="双字节",
        ),
    ]

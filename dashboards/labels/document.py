"""Words of the page about one document.

Here: its text and what is marked in it, its origin.
Not here: facts that the page about a place shows too (`city`).
"""

DOCUMENT: dict[str, tuple[str, str]] = {
    "document.none": ("还没有读过任何文件。", "No document has been read yet."),
    "document.nowhere": ("（没有认出地方的文件）", "(documents of no recognised place)"),
    "document.no_text": ("没有保存这份文件的文本。", "No text of this document is kept."),
    "document.closing": ("（无标题的部分）", "(part without a heading)"),
    "document.citations": ("所依据的文件", "What it rests on"),
    "document.no_citations": ("没有写明依据。", "It names no other document."),
    "document.cited_title": ("文件", "Document"),
    "document.cited_issuer": ("发布机关", "Issuer"),
    "document.cited_source": ("本库收有", "Held here as"),
    "reading.text": ("全文", "Text"),
    "reading.problems": ("没有读懂的地方", "Not understood"),
    "reading.origin": ("来源与依据", "Origin and basis"),
    "origin.media_type": ("文件格式", "Format"),
    "origin.part_no": ("文件中的第几篇", "Which text of its file"),
    "origin.fetched_at": ("读入时间", "Read at (Beijing time)"),
    "origin.sha256": ("字节指纹（SHA-256）", "Fingerprint of the bytes (SHA-256)"),
    "transcript.note": (
        "点句首的符号，看这句话里找到了什么；这时地址栏里的链接会直接打开这句话。",
        (
            "Press the sign before a sentence to see what was found in it; "
            "the address then leads straight to that sentence."
        ),
    ),
    "transcript.firm": ("硬承诺", "firm measure"),
    "transcript.soft": ("软表述", "soft measure"),
    "transcript.goal": ("目标", "goal"),
    "transcript.done": ("报告所说已完成", "said to be done"),
    "transcript.number": ("数值", "value"),
    "transcript.due": ("期限", "deadline"),
    "transcript.body-named": ("责任单位", "body"),
    "transcript.odd": ("没有读懂", "not understood"),
}

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
    "versions.title": ("历次版本", "Versions"),
    "versions.none": ("没有版本记录。", "No version is recorded."),
    "versions.number": ("版本", "Version"),
    "versions.from": ("始于", "From"),
    "versions.to": ("止于", "To"),
    "versions.changes": ("每一版改了什么", "What each version changed"),
    "versions.no_changes": ("文本没有变过。", "Its words have not changed."),
    "versions.change": ("变化", "Change"),
    "versions.fact": ("对象", "Of"),
    "versions.old": ("原来", "Before"),
    "versions.new": ("现在", "Now"),
    "versions.other_reader": (
        "两版由不同版本的程序读取，个别变化可能来自程序而非文本。",
        "Versions were read by different rules; some changes may be the reader's, not the text's.",
    ),
    "shared.title": ("与其他文件相同的文字", "Words shared with other documents"),
    "shared.none": ("没有发现。", "None were found."),
    "shared.most": (
        "全文 {share} 的文字也见于其他文件；最多的是《{title}》（{place}），占 {most}。",
        "{share} of its text also stands elsewhere; most of it in “{title}” ({place}): {most}.",
    ),
    "shared.open": ("→ 打开那份文件", "→ Open that document"),
    "reading.history": ("版本与相同文字", "Versions and shared text"),
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

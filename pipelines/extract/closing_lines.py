"""What a plan says at its end to everybody, below no heading of its own.

Here: by what words such a paragraph begins (CODEBOOK 2, closing demands).
Not here: where a text's last section ends and the closing begins (`extract.outline`).
"""

from pipelines.text.patterns import short_pattern

_CLOSING = short_pattern(
    "extract.closing_lines.closing",
    r"^ *(?:[省市县区州](?:级|政府|直)?(?:有关|各|相关)[^。]{0,16}(?:部门|单位)[^。]{0,40}要"
    r"|各(?:区|县|市|州|级|地|镇|乡|部门|单位|街道|责任|牵头|成员)[^。]{0,60}?要"
    r"|全[省市县区州]各[级地][^。]{0,40}要"
    r"|各项(?:任务|工作|措施)|[请望]各|本(?:方案|规划|计划|意见|要点)(?:自|由|实施|印发)"
    r"|[省市县区州](?:委|政府)[^。,]{0,8}将(?:[不]?定期|适时|组织|对|把|会同|加强)"
    r"|[^。,]{1,24}(?:办公室|司法局|依法治[省市县区州]办)[^。]{0,10}要"
    r"|各[^。]{2,30}(?:贯彻|细化|制定)|各[^。]{2,40}情况[^。]{0,40}报"
    r"|(?:方案|规划|计划)?(?:实施|执行|落实|贯彻)(?:过程)?中的?(?:重[大要])?(?:问题|情况|进展)"
    r"|[^。,]{2,20}参照(?:本|执行|落实))",
)


def is_closing(view: str, start: int, end: int) -> bool:
    """Whether the paragraph view[start:end] speaks to those who carry the whole plan out."""
    return _CLOSING.search(view, start, end) is not None

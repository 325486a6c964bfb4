"""Pages made for the tests: one invented plan in the layouts that government sites use.

Here: the plan's paragraphs, and each layout as source text with what must come out of it.
Not here: what is asserted of them (`test_html_page`).
"""

TITLE = "临川市建设守信政府行动计划（2021—2025年）"
FIELDS = {
    "索引号": "99010000-2021-00017",
    "发文字号": "临府发〔2021〕17号",
    "发布机构": "临川市人民政府办公室",
    "发布日期": "2021-12-30",
}
BODY = [
    "各县区人民政府，市政府各部门：",
    "为让本市各级机关说到做到，按照市委部署，制定本行动计划。",
    "一、总体要求",
    "坚持有诺必践，到2025年，承诺事项按期办结率达到95%以上，群众评价满意率不低于90%。",
    "二、主要任务",
    "（一）清理承诺事项。",
    "2022年6月底前，各部门梳理本机关近三年作出的承诺，列出清单；逾期未办的，逐件说明缘由。",
    "每季度至少召开1次调度会，由市政府督查室通报进展。（牵头单位：市政府办公室；责任单位：市司法局、市财政局）",
    "（二）缩短办事时限。",
    "企业开办时间压缩到2个工作日以内，不动产登记压缩到3个工作日以内，严禁另设前置环节。",
    "三、保障措施",
    "市政府每年向市人大常委会报告本计划落实情况；对连续两年落后的单位予以约谈。",
]
CLOSING = ["临川市人民政府", "2021年12月28日"]


def paragraphs(lines: list[str], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>　　{line}</p>\n" for line in lines)


def fields_table() -> str:
    rows = list(FIELDS.items())
    pairs = [rows[:2], rows[2:]]
    return (
        "<table class='xxgk'>"
        + "".join(
            "<tr>"
            + "".join(f"<td>{'　'.join(key)}：</td><td>{value}</td>" for key, value in pair)
            + "</tr>"
            for pair in pairs
        )
        + "</table>"
    )


NAV = (
    "<div class='header'><ul>"
    + "".join(
        f"<li><a href='/{n}'>{name}</a></li>"
        for n, name in enumerate(
            ["首页", "要闻动态", "政务公开", "政务服务", "互动交流", "走进临川"]
        )
    )
    + "</ul></div><div class='weizhi'>您的位置：<a href='/'>首页</a> &gt; "
    "<a href='/x'>规划计划</a></div>"
)
SHARE = (
    "<div class='bdsharebuttonbox'>分享到：<a>微信</a><a>微博</a></div>"
    "<p>【字体：大 中 小】 打印 关闭</p>"
)
RELATED = (
    "<div class='list'><h3>相关文件</h3><ul>"
    + "".join(f"<li><a href='/f{n}'>临川市第{n}号政策文件的解读材料</a></li>" for n in range(6))
    + "</ul></div>"
)
FOOTER = (
    "<div id='footer'>主办：临川市人民政府办公室　网站标识码：9901000001<br>"
    "临ICP备00000001号　版权所有，未经许可不得转载，本站建议使用新版浏览器浏览。</div>"
)
SCRIPT = (
    "<script>var text='。；，这段脚本不是正文';</script><style>p{color:red}</style><!-- 注释。 -->"
)


def _page(main: str, *, after: str = "", before: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='gb2312'><title>{TITLE}_临川市人民政府</title>"
        f"<meta name='PubDate' content='2021-12-30 10:00:00'>{SCRIPT}</head><body>{NAV}{before}"
        f"{main}{after}{RELATED}{FOOTER}</body></html>"
    )


def _split_spans(line: str) -> str:
    """Each run of digits in a tag of its own, as word processors write pages."""
    parts, run = [], ""
    for character in line:
        if character.isdigit():
            run += character
            continue
        parts.append(f"<span lang='EN-US'>{run}</span>" if run else "")
        parts.append(character)
        run = ""
    return "".join(parts) + (f"<span>{run}</span>" if run else "")


TEXT = BODY + CLOSING


def layouts(body: list[str]) -> dict[str, str]:
    """The pages of this body, by the name of their layout."""
    text = body + CLOSING
    return {
        "named container": _page(
            f"<div class='main'><h1>{TITLE}</h1>{SHARE}"
            f"<div class='TRS_Editor'>{paragraphs(text)}</div></div>",
            before=fields_table(),
        ),
        "no name at all": _page(
            f"<div><div><div><h1>{TITLE}</h1>{fields_table()}<div>{paragraphs(text)}</div>{SHARE}"
            "</div></div></div>"
        ),
        "tables for layout": _page(
            "<table width='960'><tr><td width='200'>" + RELATED + "</td><td><table><tr><td>"
            f"<h1>{TITLE}</h1></td></tr><tr><td>{fields_table()}</td></tr><tr><td>{paragraphs(text)}"
            "</td></tr></table></td></tr></table>"
        ),
        "breaks, no paragraphs": _page(
            f"<h1>{TITLE}</h1>{fields_table()}<div id='zoom'>"
            + "<br />\n<br/>".join(f"&nbsp;&nbsp;{line}" for line in text)
            + "</div>"
        ),
        "word processor": _page(
            f"<h1>{TITLE}</h1>{fields_table()}<div id='UCAP-CONTENT'><div class='WordSection1'>"
            + "".join(
                f"<p class='MsoNormal'\n style='text-indent:32pt'><span\n>"
                f"<o:p></o:p></span>"
                f"{_split_spans(line)}</p>\n"
                for line in text
            )
            + "</div></div>"
        ),
        "signature outside": _page(
            f"<div class='con'><h1>{TITLE}</h1>"
            f"<div class='article-content'>{paragraphs(body)}</div>"
            f"<div class='sign'><p>{CLOSING[0]}</p><p>{CLOSING[1]}</p></div>{SHARE}</div>",
            before=fields_table(),
        ),
        "inside a form": (
            f"<html><head><title>{TITLE}</title></head><body><form id='aspnetForm'>{NAV}"
            f"<div id='c'>"
            f"<h1>{TITLE}</h1>{fields_table()}<span id='content'>{paragraphs(text)}</span></div>"
            f"{FOOTER}"
            "</form></body></html>"
        ),
        "fields as a list": _page(
            "<ul class='mlxx'>"
            + "".join(
                f"<li><b>{key}:</b><span>{value}</span></li>" for key, value in FIELDS.items()
            )
            + f"</ul><h1>{TITLE}</h1><div class='pages_content'>{paragraphs(text)}</div>"
        ),
        "fields in one line": _page(
            f"<h1>{TITLE}</h1><div class='ly'>"
            + "　".join(f"{key}：{value}" for key, value in FIELDS.items())
            + f"</div><div class='view TRS_UEDITOR'>{paragraphs(text)}</div>"
        ),
        "source wrapped in mid-word": _page(
            f"<h1>{TITLE}</h1>{fields_table()}<div class='zwnr'>"
            + "".join(f"<p>\n  {line[:7]}\n  {line[7:]}\n</p>" for line in text)
            + "</div>"
        ),
        "a fragment": f"<h1>{TITLE}</h1>{fields_table()}" + paragraphs(text),
        "article element": (
            f"<html><head><title>{TITLE}</title></head><body><nav>{NAV}</nav><main><article><header>"
            f"<h1>{TITLE}</h1>{fields_table()}</header>{paragraphs(text)}</article></main>"
            f"<aside>{RELATED}"
            f"</aside><footer>{FOOTER}</footer></body></html>"
        ),
    }


LAYOUTS = layouts(BODY)

_NEWS = "".join(
    f"<div class='item'><h4><a href='/n{n}'>新闻标题第{n}条</a></h4><p>本报讯，昨日，"
    f"第{n}次调研举行，"
    "市领导参加并讲话。会议指出，要抓紧落实。</p></div>"
    for n in range(5)
)
_DISCLAIMER = "<div><p>免责声明：转载内容仅供参考，如有侵权，请联系删除。电话：0000。</p></div>"
_TOOLS = "".join(f"<li>{word}</li>" for word in ["下载", "打印", "【字号：", "加大", "还原", "】"])

WITHOUT_FIELDS: dict[str, str] = {
    "hidden until a script shows it": (
        f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1><em>2021-12-30</em>"
        "<div class='rich_media_content' id='js_content' style='visibility: hidden'><section>"
        + "".join(f"<p><span>{line}</span></p><section><br></section>" for line in TEXT)
        + "</section></div><div>微信扫一扫关注该公众号</div></div></body></html>"
    ),
    "news with sentences beside it": _page(
        f"<div><div><h1>{TITLE}</h1><div>{paragraphs(TEXT)}</div></div><div>{_NEWS}</div></div>"
    ),
    "news with sentences before it": _page(
        f"<div><div>{_NEWS}</div><div><h1>{TITLE}</h1><div>{paragraphs(TEXT)}</div></div></div>"
    ),
    "text in two parts": _page(
        f"<div><h1>{TITLE}</h1><div>{paragraphs(TEXT[:7])}</div><div>{paragraphs(TEXT[7:])}</div>"
        f"{SHARE}</div>"
    ),
    "tags never closed": (
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY><CENTER><FONT size=5>{TITLE}</FONT>"
        "</CENTER><P>"
        + "<P>".join(f"&nbsp;&nbsp;<FONT face=宋体>{line}" for line in TEXT)
        + "<HR>主办：临川市人民政府办公室</BODY></HTML>"
    ),
    "disclaimer below": _page(
        f"<div><h1>{TITLE}</h1><div>{paragraphs(TEXT)}</div>{_DISCLAIMER}</div>"
    ),
    "disclaimer inside": _page(
        f"<div><h1>{TITLE}</h1><div>{paragraphs(TEXT)}{_DISCLAIMER}</div></div>"
    ),
    "tools one a line": _page(
        f"<ul>{_TOOLS}</ul><div><div>{TITLE}</div><div>{paragraphs(TEXT)}</div></div>"
    ),
    "one date line, neighbours below": _page(
        f"<div><h1>{TITLE}</h1><p>发布时间：2021-12-30 15:20</p><div>{paragraphs(TEXT)}</div>"
        "<p>上一篇：关于某事的通知</p><p>下一篇：关于另一事的通知</p></div>"
    ),
    "items of a list": _page(
        f"<h1>{TITLE}</h1><ul>" + "".join(f"<li>{line}</li>" for line in TEXT) + "</ul>"
    ),
}

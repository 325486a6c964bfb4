"""Pages in the manner of real site families: an invented plan in the markup of each.

Here: the plan's lines, and each family's page with the lines that are its main text.
Not here: small layouts that test one rule each (`pages`), what is asserted (`test_families`).
"""

from dataclasses import dataclass

TITLE = "汀州市诚信履诺工作实施方案（2021—2025年）"
_TASKS = (
    ("健全承诺登记制度", "市政务办", "2022年6月底前"),
    ("推行限时办结机制", "市行政审批局", "2022年底前"),
    ("完善申诉复核渠道", "市司法局", "2023年上半年"),
    ("公开办理进度信息", "市大数据局", "2023年9月底前"),
    ("加强经办人员培训", "市委组织部", "2024年3月底前"),
    ("建立失诺追究清单", "市纪委监委机关", "2025年底前"),
)
_FIGURES = "一二三四五六"
SIGNED = ["汀州市人民政府办公室", "2021年11月3日"]
FIELDS = {
    "索引号": "88010000/2021-00231",
    "发布机构": "汀州市人民政府办公室",
    "成文日期": "2021-11-03",
    "发文字号": "汀政办发〔2021〕31号",
}


def body() -> list[str]:
    """The plan's paragraphs, in the order in which they are printed."""
    lines = [
        "各县（市、区）人民政府，市政府各部门，各直属机构：",
        "为使各级机关作出的承诺件件有着落，结合本市实际，制定本方案。",
        "一、工作目标",
        "到2025年，登记在案的承诺按期办结率达到96.5%以上，群众回访满意率不低于92%，超期未办的事项每年下降20%。",
        "二、重点任务",
    ]
    for figure, (name, owner, due) in zip(_FIGURES, _TASKS, strict=True):
        lines.append(f"（{figure}）{name}")
        lines.append(
            f"{due}，{owner}制定{name}的具体办法，明确登记、分办、督办、销号4个环节的时限；"
            f"各县（市、区）同步制定本级清单，由{owner}汇总后向社会公布。"
        )
        lines.append(
            f"每半年至少开展1次抽查，抽查比例不少于3%，结果报市政府常务会议。（责任单位：{owner}、市财政局）"
        )
    lines += ["三、保障措施", "市政府督查室每季度通报一次进展，对连续两次排名末位的单位进行约谈。"]
    return lines


BODY = body()
TEXT = [TITLE, *BODY, *SIGNED]


@dataclass(frozen=True)
class Family:
    """One site's page, and the lines of its main text."""

    page: str
    lines: tuple[str, ...] = tuple(TEXT)
    charset: str = "utf-8"


def _menu(count: int = 14) -> str:
    names = ("首页", "政务要闻", "公开目录", "办事大厅", "互动回应", "数据发布", "走进汀州")
    return "".join(
        f'<li><a href="/c{n}/index.html" target="_blank">{names[n % 7]}</a></li>'
        for n in range(count)
    )


def _links(count: int = 8) -> str:
    return "".join(
        f'<li><a href="/art/2021/{n}.html">汀州市召开第{n}次部门联席会议研究推进有关事项</a>'
        f"<span>2021-10-{n + 10}</span></li>"
        for n in range(count)
    )


def _ps(lines: list[str], attributes: str = "", indent: str = "　　") -> str:
    return "\n".join(f"<p{attributes}>{indent}{line}</p>" for line in lines)


def _foot() -> str:
    return (
        '<div class="footer"><p>主办单位：汀州市人民政府办公室 　承办单位：汀州市大数据局</p>'
        "<p>网站标识码：8801000001　闽ICP备00000000号　闽公网安备 88010002000001号</p>"
        "<p>联系电话：0000-0000000　建议使用1440*900分辨率浏览</p></div>"
        "<script>document.write('您是第9999位访客，谢谢。');</script>"
    )


def _trs() -> str:
    """A table of fields in two columns, the text in an editor's own element."""
    keys = list(FIELDS.items())
    rows = "".join(
        f"<tr><td class='t'><b>{' '.join(a[0])}：</b></td><td>{a[1]}</td>"
        f"<td class='t'><b>{' '.join(b[0])}：</b></td><td>{b[1]}</td></tr>"
        for a, b in (keys[:2], keys[2:])
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}-汀州市人民政府</title>"
        f"<meta name='ColumnName' content='规划计划'><style>.x{{a:b}}</style></head><body>"
        f"<div class='head'><ul>{_menu()}</ul></div><div class='position'>"
        f"当前位置：<a href='/'>首页</a>"
        f" &gt; <a href='/x'>政府文件</a></div><div class='wrap'><table class='tab'>{rows}</table>"
        f"<h2 class='bt'>{TITLE}</h2><div class='bar'>字号：【<a>大</a> <a>中</a> <a>小</a>】"
        "<a>打印</a></div>"
        f"<div class='view TRS_UEDITOR trs_paper_default trs_web'>{_ps([*BODY, *SIGNED])}</div>"
        f"<div class='share'>分享到：<a>微信</a></div></div>"
        f"<div class='xgwj'><h3>相关文件</h3><ul>{_links()}</ul></div>{_foot()}</body></html>"
    )


def _hanweb() -> str:
    """Comments that mark the parts, everything in a column of tables, text in div#zoom."""
    inner = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in [*BODY, *SIGNED])
    return (
        f"<html><head><title>{TITLE}</title><meta name='ArticleTitle' content='{TITLE}'>"
        "<meta name='PubDate' content='2021-11-05 09:12'></head><body>"
        f"<table width='1000' align='center'><tr><td><ul>{_menu()}</ul></td></tr></table>"
        "<table width='1000'><tr><td width='30'></td><td>"
        f"<table id='c' width='100%'><tr><td class='title'>{TITLE}</td></tr>"
        "<tr><td align='center'>发布日期：2021-11-05 09:12　浏览次数：<script>count()</script>　"
        "字体：[ 大 中 小 ]</td></tr>"
        f"<tr><td class='bt_content'><div id='zoom'><!--ZJEG_RSS.content.begin-->{inner}"
        "<!--ZJEG_RSS.content.end--></div></td></tr>"
        "<tr><td align='right'><a>打印</a>|<a>关闭</a></td></tr></table></td></tr></table>"
        f"{_foot()}</body></html>"
    )


def _founder() -> str:
    """Custom elements around title and text; every paragraph in styled spans."""
    spans = "".join(
        f"<p style='text-indent:2em'><span style='font-family:仿宋'><span style='color:#333'>{line}"
        "</span></span></p>"
        for line in [*BODY, *SIGNED]
    )
    return (
        f"<html><head><title>汀州市政府网</title></head><body><div id='top'><ul>"
        f"{_menu(20)}</ul></div>"
        f"<div class='content_left'><ul>{_links(5)}</ul></div><div class='content_right'>"
        f"<founder-title><h1>{TITLE}</h1></founder-title><p class='sub'>来源：市政府办公室　"
        f"时间：2021-11-05 10:00</p><founder-content>{spans}</founder-content>"
        f"<p>扫一扫在手机打开当前页</p></div>{_foot()}</body></html>"
    )


def _jsp() -> str:
    """Uppercase tags, nothing closed, a table for the text, undeclared GB18030."""
    inner = "\r\n".join(f"<P align=left>　　{line}" for line in [*BODY, *SIGNED])
    return (
        f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY bgcolor=#ffffff><CENTER>"
        f"<TABLE width=778 border=0><TR><TD width=180 valign=top><UL>{_menu(9)}</UL></TD><TD>"
        f"<TABLE width=100%><TR><TD align=center><FONT size=4><B>{TITLE}</B></FONT></TD></TR>"
        "<TR><TD align=center>[2021-11-05] 点击数：238</TD></TR>"
        f"<TR><TD class=artText>{inner}</TD></TR><TR><TD align=right>[<A href=javascript:window."
        "close()>关闭窗口</A>]</TD></TR></TABLE></TD></TR></TABLE></CENTER>"
        f"{_foot()}</BODY></HTML>"
    )


def _word() -> str:
    """Word's own markup: digits in spans of their own, conditional comments, empty o:p."""

    def split(line: str) -> str:
        out, digits = "", ""
        for sign in [*line, ""]:
            if sign and sign.isascii() and (sign.isdigit() or sign in ".%"):
                digits += sign
                continue
            if digits:
                out += (
                    f"<span lang=EN-US style='mso-bidi-font-size:16.0pt'>{digits}<o:p></o:p></span>"
                )
                digits = ""
            out += sign
        return f"<p class=MsoNormal\nstyle='line-height:28pt;mso-pagination:none'>{out}</p>"

    return (
        f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><title>{TITLE}</title>"
        "<!--[if gte mso 9]><xml><w:WordDocument>正文，；。</w:WordDocument></xml><![endif]-->"
        f"</head><body><div class='nav'><ul>{_menu()}</ul></div><div class='article'>"
        f"<h1>{TITLE}</h1><div class='article-content' id='UCAP-CONTENT'><div class=Section1>"
        + "\n".join(split(line) for line in [*BODY, *SIGNED])
        + f"</div></div></div>{_foot()}</body></html>"
    )


def _ucap() -> str:
    """Fields as a list of definitions, print styles, a code to scan, attachments below."""
    fields = "".join(f"<li><span>{k}：</span><em>{v}</em></li>" for k, v in FIELDS.items())
    return (
        f"<!doctype html><html><head><title>{TITLE}_政策文件_汀州市政府门户网站</title>"
        f"</head><body>"
        f"<header><ul>{_menu()}</ul><form><input value='请输入关键字'><button>搜索</button></form>"
        f"</header><div class='BreadcrumbNav'>当前位置：<a href='/'>首页</a>&gt;<a>政策</a></div>"
        f"<div class='policy'><ul class='clearfix'>{fields}</ul><h1>{TITLE}</h1>"
        f"<ucapcontent>{_ps([*BODY, *SIGNED], indent='')}</ucapcontent>"
        "<div class='fj'><p><a href='/x.docx'>附件：承诺事项登记表.docx</a></p></div>"
        "<div class='ewm'>扫一扫在手机打开当前页</div></div>"
        f"<div class='related'><ul>{_links()}</ul></div>{_foot()}</body></html>"
    )


def _wrapped_editor() -> str:
    """Each line a div with non-breaking blanks; bold headings; a disclaimer among the text."""
    lines = "".join(
        f"<div style='text-align:justify'>&nbsp; &nbsp; <strong>{line}</strong></div>"
        if len(line) < 12
        else f"<div>&nbsp; &nbsp; {line}</div><div><br></div>"
        for line in [*BODY, *SIGNED]
    )
    return (
        f"<html><head><title>{TITLE} - 汀州市信息公开</title></head><body>"
        f"<div class='menu'><ul>{_menu()}</ul></div><div class='main'>"
        f"<div class='text-title'>{TITLE}"
        "</div><div class='text-time'>"
        "发布时间：2021-11-05 信息来源：市政府办 浏览：<i>1203</i>次</div>"
        f"<div class='text-con'>{lines}</div><div class='page-turn'><p>"
        f"上一篇：关于假期值班的通知</p>"
        f"<p>下一篇：没有了</p></div></div>{_foot()}</body></html>"
    )


def _grid() -> str:
    """A table of tasks with a column of bodies and one of dates, inside the text."""
    rows = "".join(
        f"<tr><td>{n}</td><td><p>{name}</p></td><td><p>{owner}</p></td><td><p>{due}</p></td></tr>"
        for n, (name, owner, due) in enumerate(_TASKS, start=1)
    )
    head = "<tr><td>序号</td><td>任务</td><td>牵头单位</td><td>完成时限</td></tr>"
    return (
        f"<html><head><title>{TITLE}</title></head><body><div class='nav'><ul>{_menu()}</ul></div>"
        f"<div class='zwxl-article'><h1>{TITLE}</h1>{_ps([*BODY, *SIGNED])}"
        f"<p>附件</p><p align='center'>任务分解表</p><table border='1'><tbody>{head}{rows}</tbody>"
        f"</table></div><div class='xgxx'><ul>{_links()}</ul></div>{_foot()}</body></html>"
    )


_GRID_LINES = (
    *TEXT,
    "附件",
    "任务分解表",
    "序号\t任务\t牵头单位\t完成时限",
    *(f"{n}\t{name}\t{owner}\t{due}" for n, (name, owner, due) in enumerate(_TASKS, start=1)),
)


def _script() -> str:
    """Text hidden until a script shows it, state in a script beside it."""
    return (
        f"<!doctype html><html><head><title>{TITLE}</title><script>"
        f"window.__STATE__={{'t':'，。；'}}"
        f"</script></head><body><div id='app'><nav><ul>{_menu()}</ul></nav><main>"
        f"<h1 class='d-title'>{TITLE}</h1><div class='d-meta'><span>来源：市政府办公室</span>"
        "<span>2021-11-05</span></div>"
        f"<section class='rich-text' style='visibility:hidden'>{_ps([*BODY, *SIGNED], indent='')}"
        f"</section></main><aside><h3>热门推荐</h3><ul>{_links()}</ul></aside></div>"
        f"<noscript>请启用脚本，以便浏览。</noscript>{_foot()}</body></html>"
    )


def _gate() -> str:
    """A gate that turns the characters of another site's page into traditional ones."""
    from opencc import OpenCC

    return OpenCC("s2t").convert(_trs())


def _wechat() -> str:
    """A repost: sections in sections, blank ones between, a code and a source below."""
    parts = "".join(
        f"<section style='margin:0 8px'><section><p><span style='letter-spacing:1px'>{line}</span>"
        "</p></section></section><section><p><br></p></section>"
        for line in [*BODY, *SIGNED]
    )
    return (
        f"<html><head><title></title><meta property='og:title' content='{TITLE}'></head><body>"
        f"<div id='page'><h1 class='rich_media_title'>{TITLE}</h1>"
        f"<div class='rich_media_meta_list'>"
        "<span>汀州发布</span><em>2021-11-06 18:00</em></div>"
        f"<div class='rich_media_content' id='js_content' style='visibility: hidden;'>{parts}</div>"
        "<div class='tool'>阅读原文</div><div>微信扫一扫关注该公众号</div></div></body></html>"
    )


def _columns() -> str:
    """Headings of their own tags, blocks of sentences from other pages on both sides."""
    teasers = "".join(
        f"<div class='item'><h4><a href='/n{n}'>全市第{n}次调度会召开</a></h4><p>"
        f"昨日，第{n}次调度会在"
        "市行政中心召开，会议听取了各单位情况汇报，并部署下一阶段工作。</p></div>"
        for n in range(6)
    )
    marked = "".join(
        f"<h3>{line}</h3>" if line[0] in _FIGURES and line[1] == "、" else f"<p>{line}</p>"
        for line in [*BODY, *SIGNED]
    )
    return (
        f"<html><head><title>{TITLE} | 汀州</title></head><body><div class='l'>{teasers}</div>"
        f"<div class='m'><div class='hd'><h1>{TITLE}</h1><small>2021-11-05 16:20 来源：本站</small>"
        f"</div><article>{marked}</article><p>【打印正文】【关闭窗口】</p></div>"
        f"<div class='r'>{teasers}</div>{_foot()}</body></html>"
    )


def _traditional() -> tuple[str, ...]:
    from opencc import OpenCC

    return tuple(OpenCC("s2t").convert("\n".join(TEXT)).split("\n"))


FAMILIES = {
    "editor with a table of fields": Family(_trs()),
    "columns of tables, breaks": Family(_hanweb()),
    "custom elements, spans": Family(_founder()),
    "server pages of old": Family(_jsp(), charset="gb18030"),
    "word processor's markup": Family(_word()),
    "fields as a list, attachment": Family(_ucap(), (*TEXT, "附件：承诺事项登记表.docx")),
    "a div a line": Family(_wrapped_editor()),
    "task table": Family(_grid(), _GRID_LINES),
    "shown by script": Family(_script()),
    "traditional gate": Family(_gate(), _traditional(), "big5hkscs"),
    "sections in sections": Family(_wechat()),
    "sentences on both sides": Family(_columns()),
}

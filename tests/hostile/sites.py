"""Pages that lie, explode, hide or hold nothing.

Here: each as bytes, with what must become of it.
Not here: honest pages in the manner of real sites (`tests/unit/decode/families`).
"""

from tests.hostile.base import CANARY, Hostile, page, paragraphs

SPAN = "<tr><td colspan='1000000' rowspan='65535'>甲。</td><td>乙</td></tr>"


def files(canary: str) -> list[Hostile]:
    """`canary` is the path of a file that must not be read."""
    nothing, limit, garbled = "no_main_text", "limit_exceeded", "garbled_text"
    crowd = f"<div {' '.join(f'a{n}={n}' for n in range(20_000))}></div>"
    deep = "<div>" * 5000 + paragraphs("深处") + "</div>" * 5000
    tables = "<table><tr><td>" * 200 + "底" + "</td></tr></table>" * 200
    links = "".join(f"<li><a href='/{n}'>某年度工作情况之{n}，。</a></li>" for n in range(400))
    xxe = (
        f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file://{canary}'>]>"
        f"<html><body><p>&x;</p>{paragraphs('外部')}</body></html>"
    )
    shell = "<html><body><div id='app'></div><script>var s='承诺。；，'</script></body></html>"
    soft = "<html><title>404</title><body><p>您访问的页面不存在或已删除。</p></body></html>"
    login = "<html><body><form>用户名<input>密码<input type=password></form></body></html>"
    wall = "<html><body><script>location='/w'</script>请开启JavaScript并刷新该页.</body></html>"
    frames = "<html><frameset><frame src='a.html'><frame src='b.html'></frameset></html>"
    inline = f"<img src='data:image/png;base64,{'A' * 4_000_000}'>"
    huge = f"<img src='data:image/png;base64,{'Ab9/' * 2_700_000}'>"
    attributes = f"<div {'x' * 500_000}='{'y' * 500_000}'></div>"
    whole = page("断页")
    outside = f"<iframe src='file://{canary}'></iframe><img src='http://127.0.0.1:9/x.png'>"
    title = "<title>&lt;img src=x onerror=alert(1)&gt;=1+1</title>"
    hidden = f"<div style='display:none'>{CANARY}，看不见。</div>"
    return [
        Hostile("deep.html", f"<html><body>{deep}</body></html>".encode(), (limit,)),
        Hostile(
            "deep_tail.html",
            page("尾部", after="<div>" * 400 + "底。").encode(),
            says="尾部",
            flag="truncated",
        ),
        Hostile("deep_tables.html", page("套表", before=tables).encode(), (limit, nothing)),
        Hostile(
            "span_bomb.html",
            page("跨格", after=f"<table>{SPAN * 2000}</table>").encode(),
            says="跨格",
        ),
        Hostile("elements.html", page("元素", after="<b>甲</b>" * 200_001).encode(), (limit,)),
        Hostile("unclosed.html", page("未闭", after="<p>" * 150_000).encode(), says="未闭"),
        Hostile(
            "unclosed_inline.html", ("<b>甲。" * 60_000).encode(), says="甲。", flag="truncated"
        ),
        Hostile("comment.html", page("注释", before="<!-- 未完").encode(), (nothing, "empty")),
        Hostile(
            "controls.html",
            page("控制引用").replace("完成", "完&#11;&#xFFFF;&#0;成").encode(),
            says="控制引用完成",
        ),
        Hostile(
            "surrogate_reference.html",
            page("代理引用").replace("完成", "完&#xD800;成").encode(),
            says="代理引用",
            hides="\ud800",
        ),
        Hostile(
            "bad_references.html",
            page("坏引用").replace("完成", "&#99999999999;&bogus;完成").encode(),
            says="坏引用",
        ),
        Hostile("xxe.xhtml", xxe.encode(), says="外部"),
        Hostile("shell.html", shell.encode(), (nothing,)),
        Hostile("soft_404.html", soft.encode(), (nothing,)),
        Hostile("login.html", login.encode(), (nothing,)),
        Hostile("wall.html", wall.encode(), (nothing,)),
        Hostile("frames.html", frames.encode(), (nothing,)),
        Hostile("links.html", f"<html><body><ul>{links}</ul></body></html>".encode(), (nothing,)),
        Hostile("empty.html", b"<html><body></body></html>", (nothing, "empty")),
        Hostile("inline_data.html", page("内嵌", after=inline).encode(), says="内嵌"),
        Hostile("inline_huge.html", page("巨图", before=huge).encode(), says="巨图"),
        Hostile("utf7.html", page("七位").encode("utf-7"), (garbled,)),
        Hostile(
            "coded.html", f"<html><body><p>{'Qm9t' * 9000}</p></body></html>".encode(), (garbled,)
        ),
        Hostile(
            "written.html",
            f"<script>document.write({page('写入')!r})</script>".encode(),
            (nothing,),
        ),
        Hostile(
            "two_pages.html", (page("前页") + page("后页")).encode(), says="前页", hides="<html"
        ),
        Hostile(
            "references.html",
            "".join(f"&#x{ord(c):x};" if c > "~" else c for c in page("引写")).encode(),
            says="引写",
        ),
        Hostile(
            "comment_opens.html",
            page("半注").replace("三、", "<!-- 三、").encode(),
            says="半注",
            flag="truncated",
        ),
        Hostile("many_attributes.html", page("多性", before=crowd).encode(), (limit, "")),
        Hostile("attributes.html", page("属性", before=attributes).encode(), says="属性"),
        Hostile("cut.html", whole[: whole.index("三、")].encode(), says="断页", flag="truncated"),
        Hostile("outside.html", page("外链", after=outside).encode(), says="外链"),
        Hostile("title.html", page("标记", head=title).encode(), says="标记"),
        Hostile("hidden.html", page("隐形", after=hidden).encode(), says="隐形"),
        Hostile(
            "utf8_says_gb2312.html",
            page("谎称", head="<meta charset=gb2312>").encode(),
            says="谎称",
        ),
        Hostile(
            "gb_says_utf8.html",
            page("反称", head="<meta charset=utf-8>").encode("gb18030"),
            says="反称",
        ),
        Hostile("utf16.html", page("宽页").encode("utf-16"), says="宽页"),
        Hostile("nul.html", page("空字").replace("完成", "完\0成").encode(), says="空字完成"),
    ]

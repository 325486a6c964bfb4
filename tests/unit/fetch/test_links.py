import pytest

from pipelines.fetch.ledger import Role
from pipelines.fetch.links import (
    FILES_OF_A_PAGE,
    attachments,
    is_trap,
    pages_of_list,
    pages_of_sitemap,
    tidy,
)
from pipelines.fetch.recognition import View

BASE = "https://a.cn/zw/list.html"


def view(*anchors):
    return View(f"<html><body>{''.join(anchors)}</body></html>")


def anchor(href, words="x", title=""):
    return f"<a href='{href}' title='{title}'>{words}</a>"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("../x.html#top", "https://a.cn/x.html"),
        ("//b.cn/x?b=2&a=1", "https://b.cn/x?a=1&b=2"),
        ("x;jsessionid=1F?id=3", "https://a.cn/zw/x?id=3"),
        ("/x?id=3&PHPSESSID=1&sid=2", "https://a.cn/x?PHPSESSID=1&id=3"),
        ("javascript:go()", ""),
        ("mailto:a@b.cn", ""),
        ("file:///etc/passwd", ""),
        ("http://[::1", ""),
        ("/" + "x" * 2_000, ""),
    ],
)
def test_a_link_has_one_form(link, address):
    assert tidy(link, BASE) == address


def test_files_are_known_by_their_path_or_their_words():
    found = attachments(
        view(
            anchor("/plan.DOCX"),
            anchor("/down?id=7", "附件：方案.pdf"),
            anchor("http://files.b.cn/a.doc"),
            anchor("/page.html", "附件说明"),
            anchor("/plan.DOCX"),
        ),
        BASE,
        1,
    )
    assert [link.url for link in found] == [
        "https://a.cn/plan.DOCX",
        "https://a.cn/down?id=7",
        "http://files.b.cn/a.doc",
    ]
    assert {link.role for link in found} == {Role.ATTACHMENT}


def test_a_page_has_no_more_files_than_people_attach():
    many = [anchor(f"/{n}.pdf") for n in range(50)]
    assert len(attachments(view(*many), BASE, 1)) == FILES_OF_A_PAGE


def test_a_list_leads_to_what_its_words_name_and_to_further_lists_of_its_host():
    page = view(
        anchor("/1", "法治政府建设报告"),
        anchor("/2", "…", title="依法行政工作要点"),
        anchor("/3", "天气"),
        anchor("http://b.cn/4", "法治政府建设报告"),
        anchor("/l2", "下一页"),
        anchor("/l3", "3"),
        anchor("/l4", ">>"),
        anchor("/5", "2021年要闻"),
    )
    found = {link.url.rpartition("/")[2]: link.role for link in pages_of_list(page, BASE, "", 1)}
    pages = dict.fromkeys(("1", "2"), Role.PAGE)
    assert found == {**pages, **dict.fromkeys(("l2", "l3", "l4"), Role.LIST)}
    own = pages_of_list(page, BASE, "天气 要闻", 1)
    assert [link.url[-1] for link in own if link.role is Role.PAGE] == ["3", "5"]


def test_a_base_in_the_page_counts():
    page = View("<html><head><base href='/other/'></head><body><a href='x.pdf'>x</a></body></html>")
    assert attachments(page, BASE, 1)[0].url == "https://a.cn/other/x.pdf"


def test_a_sitemap_leads_to_pages_and_an_index_to_sitemaps():
    body = b"<urlset xmlns='s'><url><loc>https://a.cn/fz/1</loc></url><url><loc>/2</loc></url></urlset>"
    assert [link.url[-1] for link in pages_of_sitemap(body, BASE, "", 1)] == ["1", "2"]
    assert [link.url[-1] for link in pages_of_sitemap(body, BASE, "fz", 1)] == ["1"]
    index = b"<sitemapindex><sitemap><loc>https://a.cn/s.xml</loc></sitemap></sitemapindex>"
    assert pages_of_sitemap(index, BASE, "fz", 1)[0].role is Role.SITEMAP


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>no map</html>",
        b"<urlset><url><loc>unclosed",
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><urlset><loc>/&e;</loc></urlset>",
    ],
)
def test_what_is_no_sitemap_leads_nowhere_of_its_own_making(body):
    assert all("root" not in link.url for link in pages_of_sitemap(body, BASE, "", 1))
    assert len(pages_of_sitemap(body, BASE, "", 1)) <= 1


@pytest.mark.parametrize(("path", "expected"), [("a/a/a", True), ("a/b/a", False), ("", False)])
def test_a_path_that_goes_round_in_circles_is_a_trap(path, expected):
    assert is_trap(f"https://a.cn/{path}") is expected

"""Covers rows C1–C3, C5, C6, C11, C12, C16, C17, C19, C20 of the fault table: one crawl over hosts

that each break in a way of their own, judged by the ledger and by what the servers saw.
"""

import gzip
import os
import ssl
import subprocess
import time
from collections import Counter

import pytest

from pipelines.decode.document import decode
from pipelines.decode.notes import Note
from pipelines.fetch.sources import Source
from pipelines.fetch.spider import PAGES_BEFORE_LEAVING
from pipelines.model.problem import Reason
from tests.crawl.crawls import crawl, page, plan_text
from tests.crawl.site import Answer

PLAN = page("青岚市方案")
SHELL = "<html><head><script src='/app.js'></script></head><body><div id='app'></div></body></html>"
LOGIN = (
    "<html><title>统一登录</title><body><form>用户名<input>"
    "<input type='password'>登录</form></body></html>"
)
WALL = "<html><title>提示</title><body>您的访问被拦截，请稍后再试<script>x()</script></body></html>"
ABSENT = "<html><title>提示</title><body>抱歉，您访问的页面不存在或已删除。</body></html>"
SPELLINGS = (
    "127.0.0.3",
    "127.3",
    "0x7f000003",
    "0x7f.0.0.3",
    "017700000003",
    "2130706435",
    "[::1]",
    "[::ffff:127.0.0.3]",
    "localhost",
)


def slow_loris(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(300):
        connection.sendall(b"x")
        time.sleep(0.1)


def hang(connection):
    connection.recv(1)


def short_of_its_length(data: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(data) + 999) + data


def broken_chunks(data: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    return head + b"%x\r\n" % len(data) + data + b"\r\n"


DAYS = {"trusted": 2, "expired": -1}
"""Certificates of one authority, by how long they are good for."""
RAW = {
    "slow": slow_loris,
    "hanging": hang,
    "short": short_of_its_length(PLAN.encode()),
    "chunks": broken_chunks(PLAN.encode()),
    "cut": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    + PLAN.encode()[:-40],
    "many-headers": b"HTTP/1.1 200 OK\r\n"
    + b"".join(b"X-%d: y\r\n" % n for n in range(3000))
    + b"Content-Length: 2\r\n\r\nok",
    "long-header": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 2**20 + b"\r\nContent-Length: 2\r\n\r\nok",
    "bad-status": b"HTTP/9 abc def\r\n\r\nhello",
    "split-header": b"HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: b\r\n\x00: c\r\n"
    b"Content-Length: 2\r\n\r\nok",
    "no-http": b"\x00\x01\x02 what?\r\n\r\n",
}


@pytest.fixture(scope="module")
def ran(open_site, tmp_path_factory):
    """The crawl, with the address of each case by its name, and the servers."""
    site, turning, tls = open_site(), open_site(), open_site()
    private = open_site(address="127.0.0.3")
    turning.routes["/robots.txt"] = Answer(status=404, headers={"Connection": "close"})
    private.otherwise = Answer("canary")
    raw = {name: open_site(answer) for name, answer in RAW.items()}
    folder = tmp_path_factory.mktemp("faults")
    tls.use_tls(certificate(folder))
    tls.otherwise = Answer(PLAN)
    signed = {name: open_site() for name in DAYS}
    for name, one in signed.items():
        one.use_tls(signed_certificate(folder, name))
        one.otherwise = Answer(PLAN)
    routes(site, private)
    hosts = ("plain", "broken", "lax", "strict", "other-name", *raw, *signed)
    names: dict[str, tuple[str, ...]] = {f"{host}.test": ("127.0.0.1",) for host in hosts}
    names |= {"private.test": ("127.0.0.3",), "turning.test": ("127.0.0.1", "127.0.0.3")}
    cases = {path: site.url(path, "plain.test") for path in site.routes if path != "/robots.txt"}
    cases |= {name: one.url("/x", f"{name}.test") for name, one in raw.items()}
    cases |= {host: f"http://{host}:{private.port}/secret" for host in SPELLINGS}
    cases |= {
        "closed": "http://broken.test:1/",
        "user": f"http://plain.test@127.0.0.3:{private.port}/",
        "private.test": f"http://private.test:{private.port}/",
        "turning.test": turning.url("/x", "turning.test"),
        "unknown": "http://unknown.test/",
        "strict": f"https://strict.test:{tls.port}/",
        "other-name": f"https://other-name.test:{signed['trusted'].port}/",
    }
    cases |= {name: f"https://{name}.test:{one.port}/" for name, one in signed.items()}
    cases |= {f"hanging-{n}": raw["hanging"].url(f"/{n}", "hanging.test") for n in range(5)}
    lax = Source(f"https://lax.test:{tls.port}/", tls_exception="its authority is not known here")
    began = time.monotonic()
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(os.environ, "SSL_CERT_FILE", str(folder / "trusted.crt"))
        done = crawl(folder / "archive", [*cases.values(), lax], names=names)
    done.seconds = time.monotonic() - began
    done.site, done.private, done.raw, done.cases = site, private, raw, {**cases, "lax": lax.url}
    return done


def openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, stderr=subprocess.DEVNULL)


def certificate(folder) -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    key, crt = folder / "key", folder / "crt"
    made = ("-newkey", "rsa:2048", "-nodes", "-subj", "/CN=strict.test", "-keyout", key)
    openssl("req", "-x509", *made, "-out", crt)
    return context_of(crt, key)


def signed_certificate(folder, name: str) -> ssl.SSLContext:
    """A certificate of an authority that the crawl trusts, for so many days as the name has."""
    own_crt, own_key = folder / "trusted.crt", folder / "trusted.key"
    rsa = ("-newkey", "rsa:2048", "-nodes")
    if not own_crt.exists():
        openssl("req", "-x509", *rsa, "-subj", "/CN=authority", "-keyout", own_key, "-out", own_crt)
    key, asked, crt = (folder / f"{name}-server.{end}" for end in ("key", "csr", "crt"))
    host = ("-subj", f"/CN={name}.test", "-addext", f"subjectAltName=DNS:{name}.test")
    openssl("req", *rsa, *host, "-keyout", key, "-out", asked)
    signed = ("-CA", own_crt, "-CAkey", own_key, "-days", DAYS[name], "-copy_extensions", "copy")
    openssl("x509", "-req", "-in", asked, *signed, "-out", crt)
    return context_of(crt, key)


def context_of(crt, key) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    return context


def routes(site, private):
    seen = Counter()

    def bad_twice(handler):
        seen[handler.path] += 1
        return Answer(status=503) if seen[handler.path] < 3 else Answer(PLAN)

    def far(target):
        return Answer(status=302, headers={"Location": target})

    site.routes |= {
        "/good": Answer(PLAN),
        "/bad-twice": bad_twice,
        "/bad": Answer(status=500),
        "/loop": far("/loop?again"),
        "/loop?again": far("/loop"),
        "/to-file": far("file:///etc/passwd"),
        "/to-data": far("data:text/html,x"),
        "/to-ftp": far("ftp://plain.test/x"),
        "/to-private": far(private.url("/secret")),
        "/meta-private": Answer(
            f"<html><meta http-equiv='refresh' content='0;url={private.url('/m')}'></html>"
        ),
        "/link-private": Answer(page("附件", f"<a href='{private.url('/a.pdf')}'>附件</a>")),
        "/shell": Answer(SHELL),
        "/login": Answer(LOGIN),
        "/wall": Answer(WALL),
        "/wall-412": Answer(SHELL, 412),
        "/absent": Answer(ABSENT),
        "/empty": Answer(b""),
        "/pdf-as-html": Answer(b"%PDF-1.4 not a page"),
        "/html-as-pdf": Answer(PLAN, headers={"Content-Type": "application/pdf"}),
        "/gb18030": coded("gb18030", "gb2312"),
        "/says-gbk": coded("utf-8", "gbk"),
        "/says-utf8": coded("gb18030", "utf-8"),
        "/utf8": Answer(page("编码")),
        "/packed": Answer(gzip.compress(PLAN.encode()), headers={"Content-Encoding": "gzip"}),
    }
    for n in range(22):
        site.routes[f"/hop{n}"] = far(f"/hop{n + 1}")


def coded(actual: str, said: str) -> Answer:
    text = page("编码").replace("charset='utf-8'", f"charset='{said}'")
    headers = {"Content-Type": f"text/html; charset={said}"}
    return Answer(text.encode(actual), headers=headers)


REASONS = {
    "closed": Reason.HOST_UNREACHABLE,
    "hanging": Reason.HOST_UNREACHABLE,
    "slow": Reason.HOST_UNREACHABLE,
    "unknown": Reason.HOST_UNREACHABLE,
    "/bad": Reason.HTTP_ERROR,
    "/loop": Reason.REDIRECT,
    "/hop0": Reason.REDIRECT,
    "/to-file": Reason.REDIRECT,
    "/to-data": Reason.REDIRECT,
    "/to-ftp": Reason.REDIRECT,
    "/to-private": Reason.ADDRESS_NOT_ALLOWED,
    "/meta-private": Reason.ADDRESS_NOT_ALLOWED,
    "user": Reason.ADDRESS_NOT_ALLOWED,
    "private.test": Reason.ADDRESS_NOT_ALLOWED,
    "turning.test": Reason.ADDRESS_NOT_ALLOWED,
    **dict.fromkeys(SPELLINGS, Reason.ADDRESS_NOT_ALLOWED),
    "short": Reason.TRUNCATED_TRANSFER,
    "chunks": Reason.TRUNCATED_TRANSFER,
    "/shell": Reason.SCRIPT_SHELL,
    "/login": Reason.LOGIN_PAGE,
    "/wall": Reason.FIREWALL_PAGE,
    "/wall-412": Reason.FIREWALL_PAGE,
    "/absent": Reason.SOFT_404,
    "/empty": Reason.EMPTY,
    "strict": Reason.BAD_TLS,
    "expired": Reason.BAD_TLS,
    "other-name": Reason.BAD_TLS,
    "bad-status": Reason.BAD_RESPONSE,
    "no-http": Reason.BAD_RESPONSE,
    "long-header": Reason.BAD_RESPONSE,
}
BROUGHT = (
    *("/good", "/bad-twice", "/link-private", "/pdf-as-html", "/html-as-pdf", "/packed"),
    *("lax", "trusted"),
)


def test_the_crawl_comes_to_its_end_and_leaves_nothing_out(ran):
    assert ran.status == 0, ran.complaints
    assert ran.ended["why"] == "finished"
    assert set(ran.cases.values()) <= set(ran.rows)
    assert ran.seconds < 60


@pytest.mark.parametrize("case", REASONS)
def test_what_cannot_be_had_is_put_aside_with_its_reason(ran, case):
    row = ran.rows[ran.cases[case]]
    assert (row.reason, row.outcome) == (REASONS[case], "refused")
    assert row.detail
    assert "\n" not in row.detail
    assert "Traceback" not in row.detail


@pytest.mark.parametrize("case", BROUGHT)
def test_what_can_be_had_is_brought(ran, case):
    row = ran.rows[ran.cases[case]]
    assert (row.reason, row.outcome) == (None, "stored")


def test_nothing_private_is_ever_asked(ran):
    assert ran.private.log == []
    reported = [event for event in ran.events if event.get("reason") == "address_not_allowed"]
    assert len(reported) >= len(SPELLINGS) + 5


def test_a_file_on_a_private_host_is_visible_in_the_report(ran):
    url = ran.private.url("/a.pdf")
    assert ran.rows[url].reason == Reason.ADDRESS_NOT_ALLOWED
    assert ran.rows[url].page == ran.cases["/link-private"]


def test_no_byte_of_a_local_file_is_kept(ran):
    bodies = [ran.body(url) for url, row in ran.rows.items() if row.sha256]
    assert not any(b"root:" in body or b"canary" in body for body in bodies)


def test_redirects_end_after_five(ran):
    # Every hop is an address of the crawl too: the last that has five behind it was asked by all.
    asked = [len(ran.site.asked(f"/hop{n}")) for n in range(22)]
    assert asked == [1, 2, 3, 4, 5, *[6] * 17]
    assert ran.rows[ran.cases["/hop0"]].status is None


def test_a_failure_is_tried_three_times_and_no_more(ran):
    assert len(ran.site.asked("/bad")) == 3
    assert ran.raw["short"].hits == 3


def test_a_host_that_answers_nothing_is_left_and_the_others_go_on(ran):
    rows = [ran.rows[ran.cases[case]] for case in ran.cases if case.startswith("hanging")]
    assert [row.reason for row in rows] == [Reason.HOST_UNREACHABLE] * 6
    assert ran.raw["hanging"].hits <= 3 * PAGES_BEFORE_LEAVING
    assert "hanging.test" in ran.ended["hosts_left"]


@pytest.mark.parametrize("case", ["many-headers", "split-header"])
def test_odd_headers_hang_nothing(ran, case):
    assert ran.rows[ran.cases[case]].reason in {None, Reason.BAD_RESPONSE, Reason.FIREWALL_PAGE}


def test_an_answer_that_breaks_off_unseen_is_flagged_when_it_is_read(ran):
    row = ran.rows[ran.cases["cut"]]
    assert row.outcome == "stored"
    assert Note.TRUNCATED in decode(ran.body(row.url), row.url)[0].notes


def test_bytes_decide_what_a_body_is(ran):
    assert decode(ran.body(ran.cases["/html-as-pdf"]), "x")[0].media_type == "text/html"
    assert ran.body(ran.cases["/pdf-as-html"]).startswith(b"%PDF")
    assert ran.body(ran.cases["/packed"]) == PLAN.encode()


@pytest.mark.parametrize("case", ["/gb18030", "/says-gbk", "/says-utf8"])
def test_a_wrong_charset_changes_no_character(ran, case):
    text = decode(ran.body(ran.cases[case]), case)[0].text
    assert text == decode(ran.body(ran.cases["/utf8"]), case)[0].text
    assert "\N{REPLACEMENT CHARACTER}" not in text
    assert plan_text("编码")[3:10] in text


def test_a_certificate_is_excepted_for_the_host_that_was_named_and_is_told(ran):
    assert ran.events[0]["tls_exceptions"] == {"lax.test": "its authority is not known here"}
    assert ran.rows[ran.cases["strict"]].status is None


def test_the_crawler_says_who_it_is_and_not_where_it_came_from(ran):
    agent = ran.site.asked("/good")[0].headers["User-Agent"]
    assert agent.startswith("planledger/")
    assert "Referer" not in ran.site.asked("/good")[0].headers

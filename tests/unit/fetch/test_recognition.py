import pytest

from pipelines.fetch.recognition import View, judge
from pipelines.model.problem import Reason

TEXT = "<p>健全依法决策机制，严格落实重大行政决策程序，提高决策质量和效率。</p>" * 12


def verdict(body, title="", status=200):
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return judge(View(page), status)


@pytest.mark.parametrize(
    ("body", "title", "reason"),
    [
        ("<script>load()</script><div id='app'></div>", "首页", Reason.SCRIPT_SHELL),
        ("<iframe src='/x'></iframe>", "", Reason.SCRIPT_SHELL),
        ("<form>用户名<input type='password'></form>", "登录", Reason.LOGIN_PAGE),
        ("<form>Sign in<input type='password'></form>", "", Reason.LOGIN_PAGE),
        ("您的请求已被拦截，事件编号见下。", "", Reason.FIREWALL_PAGE),
        ("访问过于频繁，请稍后重试。", "", Reason.FIREWALL_PAGE),
        ("Checking your browser before accessing", "", Reason.FIREWALL_PAGE),
        ("抱歉，页面不存在。", "", Reason.SOFT_404),
        ("没有找到您要访问的页面。", "", Reason.SOFT_404),
        ("返回首页", "404 Not Found", Reason.SOFT_404),
        ("该信息已被删除", "提示", None),
        ("", "", Reason.EMPTY),
    ],
)
def test_what_answers_and_is_no_document_gives_itself_away(body, title, reason):
    found = verdict(body, title)
    if reason is None:
        assert found.reason in {None, Reason.SOFT_404}
    else:
        assert found.reason is reason
        assert ": " in str(found.detail)


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        TEXT + "<script>count()</script>",
        TEXT + "<form>登录<input type='password'></form>",
        TEXT + "<p>建立安全验证和防火墙制度，对请求被拦截的情形进行通报。</p>",
        TEXT + "<p>对网上信息不存在的，答复页面不存在的原因。</p>",
    ],
)
def test_a_long_text_is_a_document_whatever_stands_beside_it(body):
    assert verdict(body) == verdict(TEXT)
    assert verdict(body).reason is None
    assert verdict(body).digest_of_words is None


def test_a_wall_s_status_makes_a_script_a_wall():
    assert verdict("<script>x()</script>", status=412).reason is Reason.FIREWALL_PAGE
    assert verdict("<script>x()</script>").reason is Reason.SCRIPT_SHELL


def test_few_words_have_a_digest_that_blanks_and_scripts_do_not_change():
    few = "法治 政府建设专栏" * 12
    first = verdict(f"<p>{few}</p><a href='/1'>更多</a>")
    other = verdict(f"<div>{few[:50]}\n{few[50:]}</div><a>更多</a><script>var t=7</script>")
    assert first.reason is None
    assert first.digest_of_words == other.digest_of_words
    assert first.digest_of_words != verdict("<p>其他专栏</p>").digest_of_words


@pytest.mark.parametrize("text", ["", " ", "\x00", "<", "<html>", "<!--", "<a" * 5000])
def test_whatever_comes_is_looked_at_without_an_error(text):
    assert judge(View(text), 200) is not None

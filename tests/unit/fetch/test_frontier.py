import pytest

from pipelines.fetch.frontier import Frontier, Target
from pipelines.fetch.ledger import Link, Role
from pipelines.fetch.plan import Limits

LIST = Target("https://a.cn/list", "https://a.cn/list", Role.LIST)


@pytest.fixture
def frontier():
    return Frontier(Limits(pages=5, depth=2))


def links(*paths, role=Role.PAGE, depth=1):
    return [Link(f"https://a.cn/{path}", role, depth) for path in paths]


def popped(frontier, host="a.cn"):
    found = []
    while target := frontier.pop(host):
        found.append(target.url.rpartition("/")[2])
    return found


def test_an_address_waits_once_in_whatever_form(frontier):
    assert frontier.add(LIST)
    assert not frontier.add(LIST)
    assert not frontier.add(Target("https://A.cn/list#top", "x"))
    assert len(frontier) == 1


def test_each_host_has_its_own_queue(frontier):
    frontier.add(LIST)
    frontier.add(Target("https://b.cn/x", "https://b.cn/x"))
    assert frontier.hosts == ["a.cn", "b.cn"]
    assert popped(frontier, "b.cn") == ["x"]
    assert frontier.hosts == ["a.cn"]
    assert frontier.pop("c.cn") is None


def test_the_files_of_a_page_go_before_the_next_page(frontier):
    frontier.add_links(LIST, links("1", "2"))
    frontier.add_links(LIST, links("plan.docx", role=Role.ATTACHMENT))
    assert popped(frontier) == ["plan.docx", "1", "2"]


def test_a_file_is_tied_to_its_page_and_a_page_to_none(frontier):
    frontier.add_links(LIST, links("plan.docx", role=Role.ATTACHMENT) + links("1"))
    file, page = frontier.pop("a.cn"), frontier.pop("a.cn")
    assert file
    assert page
    assert (file.page, page.page) == (LIST.url, None)


def test_limits_end_a_trap_and_are_told(frontier):
    frontier.add(LIST)
    frontier.add_links(LIST, links("deep", depth=3))
    frontier.add_links(LIST, links("a/b/a/c/a"))
    frontier.add_links(LIST, links(*"123456789"))
    assert popped(frontier) == ["list", "1", "2", "3", "4"]
    assert frontier.left_out == {"depth": 1, "repeated folder": 1, "pages of a source": 5}


def test_what_was_asked_before_a_kill_is_not_asked_again(frontier):
    frontier.mark_asked("https://a.cn/1")
    frontier.add_links(LIST, links("1", "2"))
    assert popped(frontier) == ["2"]

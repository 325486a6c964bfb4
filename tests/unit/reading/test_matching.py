from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.matching import Register, Survey, survey
from pipelines.reading.raw import Found
from pipelines.reading.readings import document_id
from pipelines.store.ledger import KnownDocument, KnownInput, Link, Refusal, State

AT = datetime(2026, 1, 1, tzinfo=UTC)


class World:
    """Sources that say texts, and what a warehouse makes of them run by run."""

    def __init__(self) -> None:
        self.state = State()

    def look(self, files: dict[str, str], version: str = "v1") -> Survey:
        found = [Found(name, Path(name), len(text), 0, text) for name, text in files.items()]
        return survey(sorted(found, key=lambda one: one.source), self.state, version)

    def run(self, files: dict[str, str], version: str = "v1") -> dict[str, str]:
        """Read what must be read; which document each source carries now."""
        plan = self.look(files, version)
        register = Register(self.state, plan.tasks)
        documents = dict(self.state.documents)
        links = {link.source: link.document_id for link in self.state.links}
        links = {source: name for source, name in links.items() if source in files}
        for task in plan.tasks:
            source, text = task.found.source, files[task.found.source]
            own = task.ids.get(1) or document_id(source, 1)
            name = links[source] = register.find_or_add(own, text)
            if name == own:
                first = documents[own].source if own in documents else source
                documents[own] = KnownDocument(own, first, 1, text, text, AT)
        self.state = State(
            inputs={
                n: KnownInput(n, t, len(t), "accepted", None, version) for n, t in files.items()
            },
            documents=documents,
            links=tuple(Link(name, source, files[source]) for source, name in links.items()),
        )
        for source, name in links.items():
            assert documents[name].text_sha256 == files[source], "a source carries another text"
        return links

    def says(self, name: str) -> str:
        return self.state.documents[name].text_sha256


@pytest.fixture
def world():
    return World()


def read(plan: Survey) -> list[str]:
    return [task.found.source for task in plan.tasks]


def test_the_first_run_reads_all_and_the_second_nothing(world):
    files = {"b": "乙", "a": "甲"}
    assert read(world.look(files)) == ["a", "b"]
    links = world.run(files)
    assert links == {"a": document_id("a", 1), "b": document_id("b", 1)}
    plan = world.look(files)
    assert plan.changes_nothing
    assert [one.source for one in plan.carried] == ["a", "b"]


def test_only_changed_bytes_are_read_again_and_the_id_stays(world):
    before = world.run({"a": "甲", "b": "乙"})
    plan = world.look({"a": "甲", "b": "新"})
    assert (read(plan), plan.n_new, plan.n_changed) == (["b"], 0, 1)
    assert world.run({"a": "甲", "b": "新"}) == before
    assert world.says(before["b"]) == "新"


def test_a_changed_rule_reads_all_again_and_ids_stay(world):
    before = world.run({"a": "甲", "b": "乙"})
    plan = world.look({"a": "甲", "b": "乙"}, "v2")
    assert (read(plan), plan.n_changed) == (["a", "b"], 0)
    assert world.run({"a": "甲", "b": "乙"}, "v2") == before


def test_the_same_text_at_another_address_is_the_same_document(world):
    links = world.run({"a": "甲", "b": "甲", "c": "丙"})
    assert links["a"] == links["b"] == document_id("a", 1)
    later = world.run({"a": "甲", "b": "甲", "c": "丙", "0": "甲"})
    assert later["0"] == links["a"], "who came first keeps the document"


def test_a_moved_file_keeps_its_document_even_when_edited_later(world):
    first = world.run({"a": "甲"})["a"]
    assert world.run({"b": "甲"}) == {"b": first}
    assert world.run({"b": "改"}) == {"b": first}
    assert world.says(first) == "改"


def test_a_vanished_file_is_gone_once_and_its_document_stays(world):
    name = world.run({"a": "甲", "b": "乙"})["a"]
    plan = world.look({"b": "乙"})
    assert plan.gone == {"a"}
    assert not plan.changes_nothing
    world.run({"b": "乙"})
    assert world.says(name) == "甲"
    assert world.look({"b": "乙"}).changes_nothing
    assert world.run({"a": "甲", "b": "乙"})["a"] == name


def test_copies_part_when_the_first_changes(world):
    shared = world.run({"a": "甲", "b": "甲"})["a"]
    links = world.run({"a": "新", "b": "甲"})
    assert links == {"a": shared, "b": document_id("b", 1)}
    assert world.says(shared) == "新"


def test_copies_part_when_the_second_changes(world):
    shared = world.run({"a": "甲", "b": "甲"})["a"]
    assert read(world.look({"a": "甲", "b": "新"})) == ["b"]
    assert world.run({"a": "甲", "b": "新"}) == {"a": shared, "b": document_id("b", 1)}


def test_a_file_replaced_by_another_while_the_old_text_moves(world):
    old = world.run({"b": "甲"})["b"]
    links = world.run({"a": "甲", "b": "新"})
    assert links == {"a": document_id("a", 1), "b": old}


def test_two_documents_that_come_to_say_the_same_are_one(world):
    before = world.run({"a": "甲", "b": "乙"})
    links = world.run({"a": "同", "b": "同"})
    assert links == {"a": before["a"], "b": before["a"]}
    assert world.says(before["b"]) == "乙", "what was published stays, without a source"


def test_the_first_source_comes_back_with_other_words(world):
    first = world.run({"a": "甲"})["a"]
    world.run({"b": "甲"})
    links = world.run({"a": "新", "b": "甲"})
    assert links == {"a": first, "b": document_id("b", 1)}


def test_new_rules_over_copies_give_the_same_documents(world):
    before = world.run({"b": "甲"})
    world.run({"a": "甲", "b": "甲"})
    assert world.run({"a": "甲", "b": "甲"}, "v2") == {"a": before["b"], "b": before["b"]}


def test_any_history_ends_with_every_source_on_a_document_of_its_words(world):
    from random import Random

    chance = Random(11)
    for nth in range(300):
        names = chance.sample("abcde", chance.randint(0, 5))
        files = {name: chance.choice("甲乙丙丁") for name in sorted(names)}
        links = world.run(files, f"v{nth // 40}")
        assert set(links) == set(files)
        by_text = {}
        for source, name in links.items():
            assert by_text.setdefault(files[source], name) == name, "one text, two documents"


def refused(source: str, reason: Reason) -> Found:
    return Found(source, Path(source), refusal=QuarantineError(reason, "why", stage="fetch"))


def test_a_new_refusal_is_news_and_a_known_one_is_not():
    plan = survey([refused("x", Reason.TOO_LARGE)], State(), "v")
    assert not plan.changes_nothing
    known = Refusal("x", None, "fetch", "too_large", "why", AT, AT, 1)
    again = survey([refused("x", Reason.TOO_LARGE)], State(refusals={"x": known}), "v")
    assert again.changes_nothing
    other = survey([refused("x", Reason.NOT_A_FILE)], State(refusals={"x": known}), "v")
    assert not other.changes_nothing
    assert not survey([], State(refusals={"x": known}), "v").changes_nothing


def test_what_is_still_being_written_is_no_news():
    assert survey([refused("x", Reason.STILL_CHANGING)], State(), "v").changes_nothing


def test_a_source_that_cannot_be_read_for_now_is_not_gone(world):
    world.run({"a": "甲"})
    plan = survey([refused("a", Reason.UNREADABLE_FILE)], world.state, "v1")
    assert plan.gone == frozenset()
    assert not plan.changes_nothing

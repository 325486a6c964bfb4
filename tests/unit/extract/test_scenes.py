from ahocorasick_rs import AhoCorasick

from pipelines.extract.scenes import Scene, find_words
from pipelines.model.quantity import MetricRole
from pipelines.text.segments import split_clauses

VIEW = "完善制度,合格率达到95%,加强监督。"


def test_each_character_of_a_sentence_has_its_clause():
    clauses = tuple(split_clauses(VIEW, 0, len(VIEW)))
    scene = Scene(VIEW, 0, len(VIEW), MetricRole.TARGET, clauses)
    for at in range(len(VIEW)):
        start, end = scene.clause_of(at)
        assert start <= at < end
    start, end = scene.clause_of(VIEW.index("9"))
    assert VIEW[start:end] == "合格率达到95%"


def test_words_are_found_in_a_part_of_the_text_and_looked_up_by_place():
    found = find_words(AhoCorasick(["制度", "监督", "率"]), VIEW, 5, len(VIEW))
    assert [(hit.nth, VIEW[hit.start : hit.end]) for hit in found.within(0, len(VIEW))] == [
        (2, "率"), (1, "监督"),
    ]  # fmt: skip
    at = VIEW.index("监督")
    assert [hit.start for hit in found.within(at, at + 1)] == [at]
    assert found.within(at + 1, len(VIEW)) == []

from pipelines.extract.scenes import Scene
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

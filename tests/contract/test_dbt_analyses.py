"""Covers the questions of `dbt_project/analyses`: each runs as it stands and has an answer."""

import pytest

from tests.contract.dbt_runs import PROJECT

QUESTIONS = sorted((PROJECT / "analyses").glob("*.sql"))


def test_there_are_at_least_fifteen_questions_each_asked_in_its_first_line():
    assert len(QUESTIONS) >= 15
    openings = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in QUESTIONS}
    silent = [name for name, line in openings.items() if not (line[:3] == "-- " and "？" in line)]
    assert silent == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_runs_as_it_stands_and_is_answered(built, question):
    """On made-up plans that hold a case of everything asked for."""
    rows = built.execute(question.read_text(encoding="utf-8")).fetchall()
    assert rows

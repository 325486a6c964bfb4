import pickle

import pytest

from pipelines.model.problem import ADVICE, Problem, ProblemKind, QuarantineError, Reason


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_of_problem_says_in_one_line_what_a_person_can_do(kind):
    advice = ADVICE[kind]
    assert len(advice) > 20
    assert "\n" not in advice
    assert ": " in advice, "what was seen, then what to do"
    assert Problem("p", kind, "文", 0, 1).advice == advice


def test_no_advice_is_given_for_what_is_no_kind():
    assert set(ADVICE) == set(ProblemKind)


@pytest.mark.parametrize("kind", ProblemKind)
def test_a_kind_of_problem_is_named_after_what_is_wrong_with_what(kind):
    openings = ("ambiguous_", "damaged_", "long_", "missing_", "too_many_", "unknown_")
    assert kind.value.startswith(openings) or kind is ProblemKind.CORRECTED_READING


def test_a_refusal_crosses_from_one_process_to_another_whole():
    refused = QuarantineError(Reason.EMPTY, "no text", "extract")
    met = pickle.loads(pickle.dumps(refused))
    assert isinstance(met, QuarantineError)
    assert (met.reason, met.detail, met.stage) == (Reason.EMPTY, "no text", "extract")
    assert str(met) == "empty: no text"


def test_a_refusal_keeps_no_more_than_500_characters_of_detail():
    assert len(QuarantineError(Reason.TOO_LARGE, "x" * 10_000).detail) == 500


def test_a_refusal_is_taken_for_one_of_decoding_unless_it_says_otherwise():
    assert QuarantineError(Reason.EMPTY, "").stage == "decode"

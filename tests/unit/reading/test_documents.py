"""Covers `reading.documents`, `reading.readings` and `reading.reference` with the real readers."""

import pytest

from pipelines.model.problem import QuarantineError, Reason
from pipelines.reading.documents import read_bytes
from pipelines.reading.readings import document_id, text_digest
from pipelines.reading.reference import reference_frames
from pipelines.reading.versions import PROJECT

SAMPLE = PROJECT / "raw" / "samples" / "yunze" / "songxi_2021-2025.txt"


def test_a_sample_is_read_into_one_document_with_its_measures():
    (reading,) = read_bytes(SAMPLE.read_bytes(), "songxi.txt")
    assert reading.extraction.document_id == document_id("songxi.txt", 1)
    assert reading.extraction.document.jurisdiction_code == "990102"
    text = reading.extraction.clean_text
    assert len(reading.extraction.measures) >= 20
    for measure in reading.extraction.measures:
        assert text[measure.char_start : measure.char_end] == measure.text


def test_a_document_goes_on_under_the_id_that_it_has():
    (reading,) = read_bytes(SAMPLE.read_bytes(), "renamed.txt", {1: "f" * 16})
    assert reading.extraction.document_id == "f" * 16


def test_what_holds_no_text_is_refused():
    with pytest.raises(QuarantineError) as caught:
        read_bytes(b"", "empty.txt")
    assert caught.value.reason is Reason.EMPTY


def test_the_same_words_have_the_same_digest_whatever_their_blanks_and_widths():
    assert text_digest("败诉率 不超过8%。\n") == text_digest("败诉率不超过８％。")
    assert text_digest("败诉率不超过8%。") != text_digest("败诉率不超过9%。")


def test_places_and_topics_fill_their_tables():
    frames = reference_frames()
    assert frames["topics"].height == 33
    places = frames["places"]
    songxi = places.filter(places["jurisdiction_code"] == "990102").row(0, named=True)
    assert (songxi["city_code"], songxi["province_code"]) == ("990100", "990000")
    assert places["jurisdiction_code"].n_unique() == places.height

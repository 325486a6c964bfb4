import pytest

from pipelines.model.document import DecodedText, Flag, Kind


@pytest.mark.parametrize(
    ("codes", "listed"),
    [
        (Kind, "plan workplan report outline other"),
        (Flag, "template truncated ocr_noise lost_characters boilerplate"),
    ],
)
def test_the_codes_are_those_of_the_codebook(codes, listed):
    assert [code.value for code in codes] == listed.split()


def test_two_decoded_texts_share_no_table_of_fields():
    one, two = DecodedText("甲", "text/plain"), DecodedText("乙", "text/plain")
    one.metadata["文号"] = "甲"
    assert two.metadata == {}


def test_a_decoded_text_is_the_only_one_of_its_page_unless_told():
    assert DecodedText("甲", "text/plain").part_no == 1

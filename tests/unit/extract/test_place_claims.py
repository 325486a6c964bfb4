"""What in a document claims that it is a certain government's."""

import pytest

from pipelines.extract.place_claims import Claims, PlaceEvidence, find_zone, level_sign
from pipelines.extract.place_names import load_places


def claimed(part, **fields):
    places = load_places()
    claims = Claims(PlaceEvidence(**fields), places)
    return [places.name(code) for claim in getattr(claims, part) for code in claim.codes]


def test_a_title_claims_its_first_place_that_it_does_not_cite():
    assert claimed("title", title="南京市贯彻落实江苏省法治方案的意见") == ["南京市"]
    assert claimed("title", title="关于转发四川省法治方案的通知") == []
    assert claimed("title", title="关于印发《成都市法治规划》的通知") == ["成都市"]


def test_lines_claim_with_a_government_behind_the_name():
    head = "南京市人民政府:\n现将《六合区法治方案》印发。落实市政府印发的《南京市办法》。\n"
    assert claimed("head", head=head) == ["六合区"]
    assert claimed("tail", tail="本文关键词: 成都市, 南京市\n南京市六合区人民政府") == ["六合区"]


def test_level_sign_is_how_the_text_speaks_of_itself():
    assert level_sign("结合我区实际,全区各部门,市委印发") == "区"
    assert level_sign("市委、市政府") is None


@pytest.mark.parametrize("title", ["浦东新区法治方案", "法治政府建设示范区方案", "南京市方案"])
def test_no_zone_without_a_name_of_its_own(title):
    mentions = load_places().find_mentions(title, 2022)
    assert find_zone(title, mentions) is None


def test_a_governments_own_measures_claim_its_place():
    assert claimed("head", head="研究制定《六合区促进阅读若干措施》。") == ["六合区"]

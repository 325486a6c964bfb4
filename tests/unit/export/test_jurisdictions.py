import pytest

from pipelines.export.jurisdictions import find_jurisdiction
from pipelines.export.published import ExportError, opened
from tests.unit.export.made import publish

PLACES = """
    create table dim_jurisdiction (
        jurisdiction_code varchar, name varchar, level varchar, city_name varchar,
        province_name varchar
    );
    insert into dim_jurisdiction values
        ('990000', '甲省', 'province', null, '甲省'),
        ('990100', '子市', 'city', '子市', '甲省'),
        ('990102', '鼓东区', 'district', '子市', '甲省'),
        ('990202', '鼓东区', 'district', '丑市', '甲省'),
        ('990303', '望山县', 'district', '寅市', '甲省'),
        ('990400', '望山市', 'city', '望山市', '甲省'),
        ('990500', '无文市', 'city', '无文市', '甲省');
    create table dim_document as
        select jurisdiction_code from dim_jurisdiction where name <> '无文市'
        union all select null;
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = publish(tmp_path_factory.mktemp("places") / "warehouse", PLACES)
    with opened(folder) as found:
        yield found


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("990102", "990102"),
        ("子市", "990100"),
        ("子市鼓东区", "990102"),
        ("甲省丑市鼓东区", "990202"),
        (" 甲省 ", "990000"),
        ("望山县", "990303"),
        ("望山市", "990400"),
    ],
)
def test_a_code_or_a_name_leads_to_its_government(published, words, code):
    assert find_jurisdiction(published, words).code == code


@pytest.mark.parametrize("words", ["鼓东区", "鼓东", "望山"])
def test_an_ambiguous_name_is_answered_with_the_choice(published, words):
    with pytest.raises(ExportError) as caught:
        find_jurisdiction(published, words)
    message = str(caught.value)
    both = ("990102 甲省子市鼓东区", "990202 甲省丑市鼓东区")
    towns = ("990303 甲省寅市望山县", "990400 甲省望山市")
    assert all(one in message for one in (towns if "望" in words else both))
    assert "give the code" in message


def test_a_place_without_documents_and_no_place_are_told_apart(published):
    with pytest.raises(ExportError, match="no document of it is held"):
        find_jurisdiction(published, "无文市")
    with pytest.raises(ExportError, match="no place of this code or name is known"):
        find_jurisdiction(published, "子")

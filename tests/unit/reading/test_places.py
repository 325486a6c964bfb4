import pytest

from pipelines.reading.places import find_code, full_name


@pytest.mark.parametrize(
    ("name", "province", "code"),
    [
        ("赵县", "河北", "130133"),
        ("赵县", "", "130133"),
        ("南京市", "江苏省", "320100"),
        ("湖北省司法厅", "湖北", "420000"),
        ("苏州市吴江区", "江苏", "320509"),
        ("鼓楼区", "河南", "410204"),
        ("鼓楼区", "江苏", None),
        ("赵国", "河北", None),
        ("本市司法局", "", None),
        ("", "", None),
    ],
)
def test_a_name_and_its_province_mean_one_place_or_none(name, province, code):
    assert find_code(name, province) == code


def test_a_place_is_named_from_the_widest_on():
    assert full_name("320106") == "江苏省/南京市/鼓楼区"
    assert full_name("110000") == "北京市"

"""The table of divisions, and the names in a text."""

from pipelines.extract.place_names import load_places
from pipelines.model.place import Level


def test_the_table_holds_the_divisions_of_today_and_the_former_ones():
    places = [place for place in load_places() if place.code < "990000"]
    now = [place for place in places if place.end is None]
    counts = [sum(place.level is level for place in now) for level in Level]
    assert counts == [34, 333, 2847]
    assert len(places) - len(now) > 900
    assert len({place.code for place in places}) == len(places)


def test_every_place_has_its_province_and_every_parent_exists():
    places = load_places()
    for place in places:
        city, province = places.ancestors(place.code)
        assert province is not None, place
        assert (city is not None) or place.level is not Level.CITY, place
        assert place.parent_code is None or places.get(place.parent_code) is not None, place


def test_ancestors_of_each_level():
    places = load_places()

    def names(code):
        return [place and place.name for place in places.ancestors(code)]

    assert names("230407") == ["鹤岗市", "黑龙江省"]
    assert names("230400") == ["鹤岗市", "黑龙江省"]
    assert names("110105") == [None, "北京市"]
    assert names("419001") == [None, "河南省"]
    assert names("990202") == ["临湖市", "云泽省"]


def test_former_names_and_years_are_kept():
    places = load_places()
    xiangyang, luhe = places.get("420600"), places.get("320123")
    assert xiangyang is not None
    assert (xiangyang.name, xiangyang.former_names) == ("襄阳市", ("襄樊市",))
    assert luhe is not None
    assert (luhe.end, places.successors("320123")) == (2002, ("320116",))
    assert places.get("123456") is None


def named(text, year=2022):
    places = load_places()
    return [
        (text[m.start : m.end], [places.name(code) for code in m.codes])
        for m in places.find_mentions(text, year)
    ]


def test_adjacent_names_are_one_mention_of_the_narrowest():
    assert named("中共鹤岗市兴山区委") == [("鹤岗市兴山区", ["兴山区"])]
    assert named("黑龙江省鹤岗市兴山区") == [("黑龙江省鹤岗市兴山区", ["兴山区"])]
    assert named("南京市、鹤岗市") == [("南京市", ["南京市"]), ("鹤岗市", ["鹤岗市"])]


def test_names_inside_other_words_are_none():
    for text in ("市级和县级", "各区(市)县政府", "城市中区域", "江北新区", "山东区域", "高新区"):
        assert named(text) == []


def test_common_forms_of_long_names_are_known():
    assert named("湘西州") == [("湘西州", ["湘西土家族苗族自治州"])]
    assert named("宁夏自治区") == [("宁夏自治区", ["宁夏回族自治区"])]
    assert named("前郭尔罗斯县") == [("前郭尔罗斯县", ["前郭尔罗斯蒙古族自治县"])]
    assert named("青岛市南区") == [("青岛市南区", ["市南区"])]


def test_a_name_means_what_bore_it_in_the_year():
    places = load_places()

    def codes(name, year):
        return places.alive(places.by_name[name], year)

    assert codes("通州市", 2005) == ("320683",)
    assert codes("通州市", 2015) == ("320612",)
    assert codes("巢湖市", 2005) == ("341400",)
    assert codes("巢湖市", None) == ("340181",)
    assert set(codes("通州区", 2005)) == {"110112"}
    assert set(codes("通州区", 2022)) == {"110112", "320612"}

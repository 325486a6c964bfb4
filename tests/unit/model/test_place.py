from pipelines.model.place import Level, Place


def test_there_are_three_levels_and_municipalities_are_provinces():
    assert [level.value for level in Level] == ["province", "city", "district"]


def test_a_place_without_an_end_still_exists():
    place = Place("990100", "青岚市", Level.CITY, "990000", 1980, None)
    assert place.end is None
    assert place.former_names == ()

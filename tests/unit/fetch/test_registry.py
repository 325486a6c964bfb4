from dataclasses import replace

import pytest

from pipelines.fetch import registry
from pipelines.fetch.registry import RegistryError, add, load, parse
from pipelines.fetch.sources import COLUMNS, Source, SourceType
from pipelines.reading.places import find_code
from pipelines.reading.versions import PROJECT

HEAD = ",".join(COLUMNS) + "\n"
ROW = (
    "https://a.gov.cn/x,page,方案,赵县,河北,county,plan,2021,2025,赵政〔2021〕1号,2021-09-01,yes,,"
)


def parsed(*rows):
    return parse(HEAD + "\n".join(rows) + "\n", find_code)


def test_the_project_s_own_registry_is_sound():
    own = load(PROJECT / "raw" / registry.NAME, find_code)
    assert own.problems == ()
    assert len(own.sources) >= 198
    assert {source.type for source in own.sources} == {SourceType.PAGE}
    assert sum(source.is_official for source in own.sources) >= 106


def test_a_row_is_typed():
    (source,) = parsed(ROW).sources
    assert (source.period_start, source.period_end) == (2021, 2025)
    assert source.published_on
    assert source.published_on.isoformat() == "2021-09-01"
    assert (source.host, source.is_official) == ("a.gov.cn", True)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("page", "pages", "type"),
        ("https://a.gov.cn/x", "http://127.1/x", "url"),
        ("https://a.gov.cn/x", "ftp://a.gov.cn/x", "url"),
        ("https://a.gov.cn/x", f"https://a.gov.cn/{'x' * 2000}", "2000"),
        ("赵县", "赵国", "jurisdiction_name"),
        ("赵县", "鼓楼区", "jurisdiction_name"),
        ("county", "village", "level"),
        (",plan,", ",plans,", "kind"),
        (",2021,2025", ",2025,2021", "period_end"),
        (",2021,2025", ",,2025", "period_start"),
        (",2021,", ",20210,", "period_start"),
        ("2021-09-01", "2021-09-31", "published_on"),
        (",yes,", ",ja,", "is_official"),
        (",yes,,", ",yes,", "fields"),
    ],
)
def test_a_row_that_cannot_be_used_says_where_and_why(old, new, word):
    found = parsed(ROW.replace(old, new, 1))
    assert found.sources == ()
    (problem,) = found.problems
    assert str(problem).startswith("sources.csv:2: ")
    assert word in problem.detail


def test_one_bad_row_takes_nothing_from_the_others():
    found = parsed(ROW, "nonsense", ROW.replace("/x", "/y"))
    assert [source.url for source in found.sources] == ["https://a.gov.cn/x", "https://a.gov.cn/y"]
    assert [problem.line for problem in found.problems] == [3]


def test_one_address_stands_in_one_row():
    (problem,) = parsed(ROW, ROW.replace("a.gov.cn/x", "A.gov.cn/x#part")).problems
    assert "line 2" in problem.detail


def test_a_name_that_several_places_bear_is_told_apart_by_its_province():
    row = ROW.replace("赵县,河北", "鼓楼区,河南")
    assert parsed(row).problems == ()


@pytest.mark.parametrize("text", ["", "url,type\n", HEAD + '"unclosed'])
def test_what_is_no_registry_is_one_problem(text):
    found = parse(text, find_code)
    assert found.sources == ()
    assert len(found.problems) == 1


def test_bytes_that_are_no_text_are_a_problem(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_bytes(HEAD.encode() + b"\xff\xfe")
    assert "UTF-8" in load(path, find_code).problems[0].detail
    assert load(tmp_path / "absent.csv", find_code).problems == ()


def test_a_source_is_added_once(tmp_path):
    path = tmp_path / "sources.csv"
    source = Source("https://a.gov.cn/x", jurisdiction_name="赵县", title="方案, 全文")
    assert add(path, source, find_code).sources == (source,)
    other = replace(source, url="https://a.gov.cn/y", type=SourceType.LIST, words="法治 规划")
    assert add(path, other, find_code).sources == (source, other)
    assert load(path, find_code).sources == (source, other)
    before = path.read_bytes()
    with pytest.raises(RegistryError, match="line 2"):
        add(path, source, find_code)
    with pytest.raises(RegistryError, match="赵国"):
        add(path, replace(source, url="https://b.cn/", jurisdiction_name="赵国"), find_code)
    assert path.read_bytes() == before
    assert [child.name for child in tmp_path.iterdir()] == ["sources.csv"]


def test_nothing_is_added_to_a_file_with_a_problem(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text(HEAD + "nonsense\n", encoding="utf-8")
    with pytest.raises(RegistryError, match="mend"):
        add(path, Source("https://a.gov.cn/x"), find_code)


@pytest.mark.parametrize(("url", "is_fine"), [("scans/2025", True), ("../x", False), ("", False)])
def test_a_folder_is_a_path_below_the_raw_home(url, is_fine):
    row = ROW.replace("https://a.gov.cn/x,page", f"{url},folder")
    assert bool(parsed(row).sources) is is_fine

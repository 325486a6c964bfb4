from pipelines.reading import versions


def test_a_version_is_the_same_until_a_file_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "PACKAGE", tmp_path / "pipelines")
    monkeypatch.setattr(versions, "PROJECT", tmp_path)
    for place in ("pipelines/model/a.py", "pipelines/store/rows.py", "dbt_project/models/m.sql"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("1")
    first = versions.extractor_version(), versions.code_version(), versions.dbt_version()
    assert first == (versions.extractor_version(), versions.code_version(), versions.dbt_version())

    (tmp_path / "dbt_project" / "models" / "m.sql").write_text("2")
    second = versions.extractor_version(), versions.code_version(), versions.dbt_version()
    assert second[0] == first[0], "a model changes no row of a document"
    assert second[1] != first[1]
    assert second[2] != first[2]

    lexicon = tmp_path / "pipelines" / "extract" / "lexicon" / "bodies.yml"
    lexicon.parent.mkdir(parents=True)
    lexicon.write_text("- 1")
    third = versions.extractor_version(), versions.code_version()
    assert third[0] != second[0], "a word in a lexicon does"
    assert third[1] != second[1]


def test_what_is_made_does_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "PROJECT", tmp_path)
    (tmp_path / "dbt_project" / "target").mkdir(parents=True)
    before = versions.dbt_version()
    (tmp_path / "dbt_project" / "target" / "manifest.json").write_text("{}")
    (tmp_path / "dbt_project" / "seen.log").write_text("x")
    assert versions.dbt_version() == before

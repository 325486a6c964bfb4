"""The tables of schema `plans` that no document fills: places, topics, inputs, runs, touched.

Here: reference data and the pipeline's own books, as types.
Not here: what documents yield (`store.schemas`), which also lists all tables.
"""

import dataframely as dy

from pipelines.model import problem

ID = r"^[0-9a-f]{16}$"


def utc(*, nullable: bool = False) -> dy.Datetime:
    """A point in time, in UTC."""
    return dy.Datetime(nullable=nullable, time_unit="us", time_zone="UTC")


class Places(dy.Schema):
    """One row per administrative division, current or former."""

    jurisdiction_code = dy.String(primary_key=True, regex=r"^[0-9]{6}$")
    name = dy.String(nullable=False)
    level = dy.Enum(["province", "city", "district"], nullable=False)
    city_code = dy.String(nullable=True)
    city_name = dy.String(nullable=True)
    province_code = dy.String(nullable=False)
    province_name = dy.String(nullable=False)
    start_year = dy.Int32(nullable=False)
    end_year = dy.Int32(nullable=True)


class Topics(dy.Schema):
    """One row per item of the reference outline, and one for what has no counterpart there."""

    topic_code = dy.String(primary_key=True, regex=r"^([0-9]{2}|local)$")
    part_no = dy.Int32(nullable=True)
    part_zh = dy.String(nullable=True)
    part_en = dy.String(nullable=True)
    item_zh = dy.String(nullable=False)
    item_en = dy.String(nullable=False)
    applies_to_district = dy.Bool(nullable=False)
    applies_to_2015 = dy.Bool(nullable=False)


class Inputs(dy.Schema):
    """One row per file or address seen in the newest run: what became of it."""

    source = dy.String(primary_key=True)
    content_sha256 = dy.String(nullable=True)
    byte_count = dy.Int64(nullable=True)
    outcome = dy.Enum(["accepted", "flagged", "quarantined", "ignored"], nullable=False)
    detail = dy.String(nullable=True)
    extractor_version = dy.String(nullable=False)


class Touched(dy.Schema):
    """One row per document whose facts this build has anew; the published tables have the rest."""

    document_id = dy.String(primary_key=True, regex=ID)


class Quarantine(dy.Schema):
    """One row per input that could not be used."""

    source = dy.String(primary_key=True)
    content_sha256 = dy.String(nullable=True)
    stage = dy.String(nullable=False)
    reason = dy.Enum([reason.value for reason in problem.Reason], nullable=False)
    detail = dy.String(nullable=False)
    first_seen_at = utc()
    last_seen_at = utc()
    tries = dy.Int32(nullable=False, min=1)


class Runs(dy.Schema):
    """One row per run up to this build, failed ones included."""

    run_id = dy.String(primary_key=True)
    generation = dy.Int32(nullable=True)
    status = dy.Enum(["published", "unchanged", "failed", "running"], nullable=False)
    started_at = utc()
    ended_at = utc(nullable=True)
    published_at = utc(nullable=True)
    code_version = dy.String(nullable=False)
    n_seen = dy.Int32(nullable=True)
    n_accepted = dy.Int32(nullable=True)
    n_flagged = dy.Int32(nullable=True)
    n_quarantined = dy.Int32(nullable=True)
    n_ignored = dy.Int32(nullable=True)
    n_new = dy.Int32(nullable=True)
    n_changed = dy.Int32(nullable=True)
    n_gone = dy.Int32(nullable=True)
    error = dy.String(nullable=True)


BOOKS: dict[str, type[dy.Schema]] = {
    "touched": Touched,
    "places": Places,
    "topics": Topics,
    "inputs": Inputs,
    "quarantine": Quarantine,
    "runs": Runs,
}

"""The tables of schema `plans` that keep what documents said before.

Here: the versions of each document, and what each new one changed, as types.
Not here: what documents say now (`store.schemas`), how two versions are compared (`reading`).
"""

import dataframely as dy
import polars as pl

from pipelines.model.history import Change, Element, Fact
from pipelines.store.schemas_reference import ID, utc


def _id(*, nullable: bool = False, primary_key: bool = False) -> dy.String:
    return dy.String(nullable=nullable, primary_key=primary_key, regex=ID)


def _value() -> dy.Float64:
    return dy.Float64(nullable=True, allow_inf=False, allow_nan=False)


class DocumentVersions(dy.Schema):
    """One row per document and version: the bytes it was read from, and since when."""

    document_id = _id(primary_key=True)
    version_no = dy.Int32(primary_key=True, min=1)
    content_sha256 = dy.String(nullable=False, regex=r"^[0-9a-f]{64}$")
    text_sha256 = dy.String(nullable=False, regex=r"^[0-9a-f]{64}$")
    valid_from = utc()
    valid_to = utc(nullable=True)
    has_new_words = dy.Bool(nullable=False)


class Changes(dy.Schema):
    """One row per measure or metric that a new version of its document changed."""

    change_id = _id(primary_key=True)
    document_id = _id()
    version_no = dy.Int32(nullable=False, min=2)
    position = dy.Int32(nullable=False, min=0)
    fact = dy.Enum([member.value for member in Fact], nullable=False)
    change = dy.Enum([member.value for member in Change], nullable=False)
    elements = dy.List(dy.String(), nullable=False)
    similarity = dy.Float64(nullable=True, min=0, max=1)
    is_same_reader = dy.Bool(nullable=False)
    indicator = dy.String(nullable=True)
    old_measure_id = _id(nullable=True)
    new_measure_id = _id(nullable=True)
    old_metric_id = _id(nullable=True)
    new_metric_id = _id(nullable=True)
    old_text = dy.String(nullable=True)
    new_text = dy.String(nullable=True)
    old_due_on = dy.Date(nullable=True)
    new_due_on = dy.Date(nullable=True)
    old_value = _value()
    new_value = _value()
    old_value_high = _value()
    new_value_high = _value()
    old_unit = dy.String(nullable=True)
    new_unit = dy.String(nullable=True)
    old_comparator = dy.String(nullable=True)
    new_comparator = dy.String(nullable=True)

    @dy.rule()
    def elements_are_known(cls) -> pl.Expr:
        """What differs is one of the vocabulary's elements."""
        codes = [member.value for member in Element]
        return pl.col("elements").list.eval(pl.element().is_in(codes)).list.all()

    @dy.rule()
    def an_altered_fact_has_both_sides(cls) -> pl.Expr:
        """Added is new only, dropped old only, and what was altered says what differs."""
        has_old, has_new = pl.col("old_text").is_not_null(), pl.col("new_text").is_not_null()
        says_what = pl.col("elements").list.len() > 0
        return (
            pl.when(pl.col("change") == Change.ADDED.value)
            .then(~has_old & has_new & ~says_what)
            .when(pl.col("change") == Change.DROPPED.value)
            .then(has_old & ~has_new & ~says_what)
            .otherwise(has_old & has_new & says_what)
        )

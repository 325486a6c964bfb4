"""Frames in the form in which a grid takes them.

Here: rows as Arrow, which is what travels to the browser.
Not here: which columns are shown and what they are called (`tables` and its neighbours).
"""

import polars as pl
import pyarrow as pa

_OLDEST = pl.CompatLevel.oldest()
"""Browsers do not read Arrow's newer form of texts yet."""


def rows(frame: pl.DataFrame) -> pa.Table:
    """The frame for a grid; a frame of polars would go by way of pandas, at many times the cost."""
    return frame.to_arrow(compat_level=_OLDEST)

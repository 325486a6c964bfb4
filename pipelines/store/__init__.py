"""Results out: checked frames, the warehouse they land in, and how it is published.

Here: DuckDB, polars and dataframely, and the switch to a new generation.
Not here: what a row means (`extract`), the order of steps (`orchestration`).
"""

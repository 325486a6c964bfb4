"""Dagster, and only here: assets, checks, the job, when it runs.

Here: what calls the library in which order, under a user interface and a daemon.
Not here: anything that a row depends on (`reading`, `store`, `dbt_project`).
"""

"""Decode, then extract, then keep: what the command line and the assets both call.

Here: the raw folders, the killable workers that read documents, which input is which document.
Not here: what a text means (`extract`), how rows are stored (`store`), Dagster (`orchestration`).
"""

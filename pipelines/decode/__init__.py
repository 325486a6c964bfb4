"""Bytes to text, one format each.

Here: what a file is by its bytes, its text, the publisher's table of fields that stands beside it,
and the reason where it cannot be used.
Not here: what the text means (`extract`), where bytes come from (`fetch`), where rows go (`store`).
"""

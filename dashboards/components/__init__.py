"""Drawings: a frame or a record in, elements of a page out."""

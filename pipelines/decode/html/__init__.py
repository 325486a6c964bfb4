"""Pages to their main text.

Here: one page's tree, its fields, its main part, its lines.
Not here: charsets (`decode.plain`), the marks of a plan (`extract`).
"""

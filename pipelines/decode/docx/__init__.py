"""Word files to text.

Here: the package, its automatic numbers, its body as a reader sees it.
Not here: pages (`decode.html`), what the text means (`extract`).
"""

"""PDF files to text.

Here: a file's lines with their places, and paragraphs made of lines.
Not here: text recognition (a scan is refused), what the text means (`extract`).
"""

"""What the command line prints: trees, tables, one line for an error.

Here: rich text from records and rows; words of documents are never markup.
Not here: what a command does (`__main__`), the dashboard's pages (`dashboards`).
"""

"""The mechanics of Chinese text: a string in, a value out.

Here: normal forms, numerals, dates, sentences; standard library, the linear-time regex engine and
the script converter only.
Not here: anything that knows what a plan is (`extract`).
"""

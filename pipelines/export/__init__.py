"""What a person takes away from the published file: tables, a ledger, a calendar.

Here: files for other programs, made of one generation, and of nothing that is not in it.
Not here: the command line (`console`), the warehouse (`store`), the pages (`dashboards`).
"""

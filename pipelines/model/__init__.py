"""The vocabulary that every other package shares.

Here: records that nobody changes and the closed lists of codes, standard library only.
Not here: how anything is found (`extract`), stored (`store`) or scored (`dbt_project`).
"""

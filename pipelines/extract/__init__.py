"""Text to commitments: plan language lives here.

Here: what a sentence of a plan or report means, by the codebook; rules as data in `lexicon`.
Not here: bytes (`decode`), tables (`store`), what a commitment is worth (`dbt_project`).
"""

"""The outside in: public pages fetched politely, and their bytes kept.

Here: the registry of sources, the crawl, the archive of bodies and its ledger.
Not here: what bytes hold (`decode`), which document a body is (`reading`), when a crawl starts.
"""

"""Servers that are closed when their tests are done."""

import pytest

from tests.crawl.site import RawSite, Site


@pytest.fixture(scope="module")
def open_site():
    """A function that opens a site, or one that is no HTTP; all are closed at the end."""
    opened: list[Site | RawSite] = []

    def open_one(answer=None, address="127.0.0.1"):
        site = Site(address) if answer is None else RawSite(answer, address)
        opened.append(site)
        return site

    yield open_one
    for site in opened:
        site.close()

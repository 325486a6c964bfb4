import ipaddress

import pytest

from pipelines.fetch.addresses import (
    AddressError,
    find_literal,
    require_public,
    require_public_address,
)

SPELLINGS = (
    "127.0.0.3",
    "127.3",
    "0x7f000003",
    "0x7f.0.0.3",
    "017700000003",
    "2130706435",
    "１２７.0.0.３",
    "[::ffff:127.0.0.3]",
    "[::ffff:7f00:3]",
    "[2002:7f00:3::]",
    "[64:ff9b::7f00:3]",
    "[::1]",
    "localhost",
    "127.0.0.3.",
)
PRIVATE = ("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0")
NEITHER = ("224.0.0.1", "255.255.255.255", "fe80::1", "fd00::1", "::", "64:ff9b:1::1", "240.0.0.1")


@pytest.mark.parametrize("host", SPELLINGS)
def test_every_spelling_of_a_private_address_is_refused(host):
    with pytest.raises(AddressError):
        require_public(f"http://{host}/x")


@pytest.mark.parametrize("address", PRIVATE + NEITHER)
def test_what_is_not_public_is_refused(address):
    with pytest.raises(AddressError):
        require_public_address(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org@127.0.0.3/",
        "http://user:word@example.org/",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "http:///x",
        "http://intranet/x",
        "http://printer.local/",
        "http://example.org:99999/",
        "http://[::1/",
        "",
    ],
)
def test_what_is_no_public_address_says_so_in_one_line(url):
    with pytest.raises(AddressError) as caught:
        require_public(url)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", ["https://www.gov.cn/x", "http://8.8.8.8:8080/", "http://例子.cn/"])
def test_public_hosts_may_be_asked(url):
    assert require_public(url)


def test_a_rehearsal_allows_what_it_names_and_nothing_beside_it():
    assert require_public("http://127.0.0.1:80/", {"127.0.0.1"}) == "127.0.0.1"
    with pytest.raises(AddressError):
        require_public("http://127.0.0.3/", {"127.0.0.1"})


def test_an_address_inside_another_is_found():
    assert find_literal("0x7f.1") == ipaddress.ip_address("127.0.0.1")
    assert find_literal("fe80::1%eth0") == ipaddress.ip_address("fe80::1")
    assert find_literal("www.gov.cn") is None

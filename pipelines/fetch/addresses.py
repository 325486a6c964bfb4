"""Which addresses may be asked: public ones only, in every spelling of them.

Here: hosts that are literal addresses, and addresses that a name resolved to.
Not here: the resolving itself (`resolver`), the refusal of a request (`gatekeeper`).
"""

import ipaddress
import socket
import unicodedata
from collections.abc import Collection
from urllib.parse import urlsplit

from pipelines.model.problem import Reason

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NOT_PUBLIC_NAMES = ("localhost", ".localhost", ".local", ".internal", ".home.arpa")
_LONGEST_NAME = 253

_TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48")))
"""IPv6 addresses behind which a translator reaches any IPv4 one, private ones too."""


class AddressError(ValueError):
    """An address that may not be asked, and why."""

    reason = Reason.ADDRESS_NOT_ALLOWED


def require_public(url: str, allowed: Collection[str] = ()) -> str:
    """The host of a URL that may be asked; what a name resolves to is checked later.

    `allowed` are addresses that play the public side in a rehearsal.

    Raises:
        AddressError: If it may not.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressError(f"no address ({error}): write it as https://host/path") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise AddressError("only http and https addresses with a host are asked")
    if parts.username is not None or parts.password is not None:
        raise AddressError("an address with a user name in it hides its host: leave it out")
    host = unicodedata.normalize("NFKC", host).lower().rstrip(".")
    literal = find_literal(host)
    if literal is not None:
        require_public_address(literal, allowed)
    elif not _is_public_name(host):
        raise AddressError(f"“{host[:80]}” is no public host name")
    return host


def require_public_address(address: IPAddress | str, allowed: Collection[str] = ()) -> None:
    """Nothing where the address is public or allowed.

    Raises:
        AddressError: If it is private, local, reserved, or an IPv6 form of such a one.
    """
    plain = _plain(ipaddress.ip_address(address))
    is_public = plain.is_global and not plain.is_multicast
    is_translated = any(plain in network for network in _TRANSLATED)
    if str(plain) not in allowed and (not is_public or is_translated):
        raise AddressError(f"{address} is not a public address")


def find_literal(host: str) -> IPAddress | None:
    """The address that a host spells, in any way that a resolver would take for one."""
    try:
        return ipaddress.ip_address(host.partition("%")[0].strip("[]"))
    except ValueError:
        pass
    try:
        # What C resolvers take: 127.1, 0x7f000003, 017700000003, 2130706435.
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def _plain(address: IPAddress) -> IPAddress:
    """The IPv4 address inside an IPv6 one, where it holds one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        return inner or address
    return address


def _is_public_name(host: str) -> bool:
    labels = host.split(".")
    is_private = host == "localhost" or host.endswith(_NOT_PUBLIC_NAMES)
    return len(labels) > 1 and len(host) <= _LONGEST_NAME and all(labels) and not is_private

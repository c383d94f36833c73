"""Which network addresses may be reached: public ones, and those that the configuration allows.

Public is what the IANA registries of special-purpose addresses (RFC 6890 and what followed it) leave over.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_SPECIAL_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's translation
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; where clouds answer with their keys
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, given up
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_UNICAST_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments; Teredo, which wraps any IPv4 address, among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, given up (RFC 7526); wraps any IPv4 address
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_NEVER = (IPv4Network("0.0.0.0/8"), IPv4Network("224.0.0.0/4"), IPv4Network("255.255.255.255/32"))


def is_public(address: Address) -> bool:
    """Whether an address is one host on the public internet, under whichever form."""
    address = unwrapped(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    return address in _UNICAST_6 and not any(address in network for network in _SPECIAL_6)


def unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 address of translation stands for; any other as it is."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


class Reachable:
    """What of names and addresses may be reached."""

    def __init__(self, allowed: Iterable[str]) -> None:
        """Besides the public ones, allow host names, addresses, networks."""
        self._names: set[str] = set()
        self._networks: list[IPv4Network | IPv6Network] = []
        for entry in allowed:
            try:
                self._networks.append(ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                self._names.add(_folded(entry))

    def names(self, host: str) -> bool:
        """Whether the configuration allows a host as it is called: by its name, or as an address."""
        if _folded(host) in self._names:
            return True
        try:
            return self._has(ip_address(host.strip("[]")))
        except ValueError:
            return False

    def reaches(self, host: str, address: Address) -> bool:
        """Whether a host may be reached at an address."""
        if is_public(address):
            return True
        plain = unwrapped(address)
        if plain.is_multicast or any(plain in network for network in _NEVER if network.version == plain.version):
            return False
        return _folded(host) in self._names or self._has(plain)

    def _has(self, address: Address) -> bool:
        return any(address in network for network in self._networks if network.version == address.version)


def _folded(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()

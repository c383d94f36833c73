"""Addresses of those who ask, as far as they tell one reader from another."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

_SITE = 64  # bits of an IPv6 address; the others are whatever the reader chooses


def network(address: str | None) -> str:
    """What stands for an address where something is counted by it: the address, of IPv6 its network of 64 bits."""
    try:
        read = ip_address(address or "")
    except ValueError:
        return address or "unknown"
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or ip_network((int(read), _SITE), strict=False))
    return str(read)

# ruff: noqa: S104 - nothing is bound
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.sources.fetching.addresses import Reachable, is_public, unwrapped


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00::1"]
)
def test_hosts_on_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.0.0.2", "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.170", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "5f00::1",
        "2001:db8::1", "3fff::1", "::7f00:1",
    ],
)  # fmt: skip
def test_this_machine_its_network_and_what_is_reserved_are_not(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",  # IPv4-mapped
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1",  # NAT64
        "2002:7f00:1::", "2002:a00:1::", "2002:808:808::",  # 6to4
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001::80ff:fffe",  # Teredo
    ],
)  # fmt: skip
def test_forms_that_wrap_another_address_do_not_hide_it(address: str) -> None:
    assert not is_public(ip_address(address))


@given(st.integers(0, 2**32 - 1))
def test_an_address_is_as_public_as_what_is_wrapped_in_it(number: int) -> None:
    plain = IPv4Address(number)
    mapped = IPv6Address((0xFFFF << 32) | number)
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) | number)
    assert unwrapped(mapped) == unwrapped(translated) == plain
    assert is_public(mapped) == is_public(translated) == is_public(plain)


@given(st.integers(0, 2**32 - 1))
def test_nothing_is_public_that_python_knows_to_be_private(number: int) -> None:
    assert is_public(IPv4Address(number)) <= (not IPv4Address(number).is_private)


def test_the_configuration_allows_hosts_by_name_by_address_and_by_network() -> None:
    reachable = Reachable(["intranet.example", "10.1.0.0/16", "::1", "192.168.7.7"])
    inside = ip_address("10.9.9.9")
    assert reachable.reaches("intranet.example", inside)
    assert reachable.reaches("Intranet.Example.", inside)
    assert not reachable.reaches("other.example", inside)
    assert reachable.reaches("other.example", ip_address("10.1.200.3"))
    assert reachable.reaches("other.example", ip_address("::ffff:10.1.200.3"))
    assert reachable.reaches("[::1]", ip_address("::1"))
    assert reachable.reaches("192.168.7.7", ip_address("192.168.7.7"))
    assert not reachable.reaches("192.168.7.8", ip_address("192.168.7.8"))


@pytest.mark.parametrize("address", ["0.0.0.0", "224.0.0.1", "ff02::1", "255.255.255.255", "::"])
def test_what_is_no_single_host_is_never_reached(address: str) -> None:
    assert not Reachable(["all.example", "0.0.0.0/0", "::/0"]).reaches("all.example", ip_address(address))

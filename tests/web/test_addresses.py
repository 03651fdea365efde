"""Which address of this machine phones are told."""

from kiosk.web.addresses import Address, list_addresses, rank


def test_the_likeliest_address_comes_first() -> None:
    """The Wi-Fi address stands before containers, public and self-assigned ones, and loopback comes last."""
    found = [
        Address("127.0.0.1", "lo"),
        Address("172.17.0.1", "docker0"),
        Address("169.254.3.4", "eth1"),
        Address("203.0.113.9", "eth2"),
        Address("10.0.0.7", "eth0"),
        Address("192.168.1.20", "wlan0"),
    ]
    ordered = [address.ip for address in rank(found, outgoing="192.168.1.20")]
    assert ordered == ["192.168.1.20", "10.0.0.7", "203.0.113.9", "172.17.0.1", "169.254.3.4", "127.0.0.1"]


def test_the_way_out_decides_between_two_networks() -> None:
    """Of two private networks the one with the default route is offered first."""
    found = [Address("10.0.0.7", "eth0"), Address("192.168.1.20", "wlan0")]
    assert rank(found, outgoing="192.168.1.20")[0].interface == "wlan0"
    assert rank(found, outgoing="10.0.0.7")[0].interface == "eth0"


def test_this_machine_has_an_address() -> None:
    """Even without any network there is loopback to try the pages on."""
    assert any(address.ip.startswith("127.") for address in list_addresses())

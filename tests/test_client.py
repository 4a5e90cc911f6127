"""`serve.http.client`: whose address it is that stands in the log."""

import pytest

from serve.http import client

PROXY = "127.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("nonsense,,\"'<,203.0.113.9", "203.0.113.9"),
        ("2001:db8::7", "2001:db8::7"),
        (" 203.0.113.9\t", "203.0.113.9"),
    ],
)
def test_the_trusted_proxy_says_who_asked_it_last_of_all(forwarded, expected):
    """What stands before it is what strangers said of themselves."""
    assert expected == client.address(PROXY, forwarded, PROXY)


@pytest.mark.parametrize(
    "forwarded",
    ["", ",", "unknown", "203.0.113.9, ", "203.0.113", "fe80::1%eth0\nforged line", "9" * 30_000, "\x80\xff"],
)
def test_what_is_no_address_is_not_believed(forwarded):
    """It goes into the log: an address and nothing else."""
    assert PROXY == client.address(PROXY, forwarded, PROXY)


@pytest.mark.parametrize("proxy", ["", "127.0.0.2", "*"])
def test_nobody_else_is_believed(proxy):
    """Everyone can send the header; without a proxy in `config.ini` it says nothing."""
    assert "127.0.0.1" == client.address("127.0.0.1", "203.0.113.9", proxy)

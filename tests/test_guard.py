"""`serve.page.guard`: which requests come from this computer's own pages."""

import pytest

from serve.page import guard

OWN = {"HTTP_HOST": "127.0.0.1:8081", "SERVER_PORT": "8081"}


@pytest.mark.parametrize(
    ("host", "port", "is_own"),
    [
        ("127.0.0.1:8081", "8081", True),
        ("LocalHost:8081", "8081", True),
        ("[::1]:8081", "8081", True),
        ("localhost", "80", True),
        ("localhost", "8081", False),
        ("localhost:8080", "8081", False),
        ("bridge.example:8081", "8081", False),
        ("localhost.:8081", "8081", False),
        (" localhost:8081", "8081", False),
        ("user@localhost:8081", "8081", False),
    ],
)
def test_a_request_is_for_this_computer_if_it_calls_it_by_its_own_name(host, port, is_own):
    """And by the port; browsers leave out the usual one."""
    assert is_own == guard.is_for_this_computer({"HTTP_HOST": host, "SERVER_PORT": port})


def test_a_request_without_a_host_is_a_strangers():
    """No browser sends one."""
    assert not guard.is_for_this_computer({"SERVER_PORT": "8081"})


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        ({}, True),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8081"}, True),
        ({"HTTP_ORIGIN": "http://localhost:8081"}, False),
        ({"HTTP_ORIGIN": "https://127.0.0.1:8081"}, False),
        ({"HTTP_ORIGIN": ""}, False),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_SEC_FETCH_SITE": "none"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, False),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8081", "HTTP_SEC_FETCH_SITE": "cross-site"}, False),
    ],
)
def test_a_form_is_of_this_page_unless_the_browser_says_otherwise(headers, is_own):
    """Old browsers say nothing; then the token alone decides."""
    assert is_own == guard.is_of_this_page({**OWN, **headers})


@pytest.mark.parametrize(
    "said", ["", "toke", "tokens", "TOKEN", "tok\N{LATIN SMALL LETTER E WITH ACUTE}n", "\udcff"]
)
def test_only_the_token_itself_is_one(said):
    """Whatever letters a stranger sends."""
    assert not guard.is_token(said, "token")
    assert guard.is_token("token", "token")

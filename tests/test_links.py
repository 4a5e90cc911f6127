"""`contacts.links`: the web addresses in a cell."""

import pytest

from contacts import links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com", ["https://example.com"]),
        ("www.example.com/x", ["www.example.com/x"]),
        ("example.com:8080", ["example.com:8080"]),
        ("müller.example", ["müller.example"]),
        ("https://a.example.com/x?a=1;b=2", ["https://a.example.com/x?a=1;b=2"]),
        ("https://medium.example/@jane", ["https://medium.example/@jane"]),
        (
            "https://a.example.com/x?a=1,2,www.b.example.com",
            ["https://a.example.com/x?a=1,2", "www.b.example.com"],
        ),
        ("www.example.com ::: www.example.org", ["www.example.com", "www.example.org"]),
        (
            "www.example.com; www.example.org\nwww.example.net",
            ["www.example.com", "www.example.org", "www.example.net"],
        ),
        ("http://", []),
        ("https://none", []),
        ("-", []),
        ("none", []),
    ],
)
def test_websites_stay_as_typed(text, expected):
    """Several are told apart by blanks, and by commas before the next; a bare http:// is nothing."""
    found, _ = links.websites(text)

    assert expected == found


@pytest.mark.parametrize("text", ["ask", "a@example.com", "example", "x" * 3000 + ".example.com"])
def test_what_is_no_website_is_told(text):
    """Words, addresses of other kinds, more than a browser takes."""
    assert ([], [text]) == links.websites(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com/in/jane", ["https://example.com/in/jane"]),
        ("www.example.com/in/jane", ["https://www.example.com/in/jane"]),
        ("ask Bob", []),
    ],
)
def test_a_link_can_be_opened(text, expected):
    """People leave out what the browser adds."""
    assert expected == links.addresses(text)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://example.com/a.jpg", ["https://example.com/a.jpg"]), ("/9j/4AAQ.SkZJ", []), ("a.jpg", [])],
)
def test_a_picture_is_a_whole_web_address(text, expected):
    """A file's name and the picture itself are none."""
    assert expected == links.pictures(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "@jane",
        "jane",
        "https://twitter.com/jane",
        "http://www.twitter.com/@jane?lang=en",
        "https://mobile.twitter.com/jane/status/1",
        "https://twitter.com/#!/jane",
        "x.com/jane/",
        "x-apple:jane",
    ],
)
def test_twitter_is_the_name_alone(text):
    """From links too."""
    assert "jane" == links.twitter(text)


@pytest.mark.parametrize(
    "text", ["ask Bob", "https://x.com/", "https://twitter.com/intent/user", "https://example.com/jane", ""]
)
def test_what_is_no_name_on_twitter_is_nothing(text):
    """Twitter's own pages are nobody's."""
    assert "" == links.twitter(text)

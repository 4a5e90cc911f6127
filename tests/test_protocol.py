"""Requests and answers as bytes: what is lenient, what is refused, and what an answer leaves out."""

import gzip
import json
from typing import Any

import pytest

from feed.frame import frame_of
from feed.pages import Page, Pages, Query
from serve.http import protocol
from serve.http.protocol import ProtocolError


def asked(**meta: object) -> Query:
    """The query of a request with this `meta`, sent as JSON."""
    return protocol.query(protocol.parse(json.dumps({"meta": meta}).encode()))


def test_an_object_is_parsed():
    """The body is the contract's JSON object, UTF-8."""
    body = '{"auth": {"username": "Jörg"}, "more": [1]}'.encode()

    assert {"auth": {"username": "Jörg"}, "more": [1]} == protocol.parse(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b'{"auth": ',
        b"{'auth': 1}",
        b"{} {}",
        b"auth=1&meta=2",
        b"NaN",
        b'{"a": NaN}',
        b"\xff\xfe{\x00}\x00",
        b'{"a": "\xff"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": "\\ud800"}',
        b"\0",
        pytest.param(b"[" * 100_000, id="deep lists"),
        pytest.param(b'{"a":' * 100_000, id="deep objects"),
        pytest.param(b"[" * 100_000 + b"]" * 100_000, id="deep and closed"),
    ],
)
def test_a_body_that_is_not_json_is_refused(body):
    """Whatever bytes come, it is a sentence and not a crash."""
    with pytest.raises(ProtocolError, match="the body is not JSON"):
        protocol.parse(body)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (gzip.compress(b"{}", mtime=0), "it is compressed with gzip; send it as UTF-8"),
        (b"\xff\xfe{\0}\0", "it is UTF-16; send it as UTF-8"),
        (b"\xfe\xff\0{\0}", "it is UTF-16; send it as UTF-8"),
        (b"{\0}\0", "it is UTF-16; send it as UTF-8"),
        (b"\0{\0}", "it is UTF-16; send it as UTF-8"),
    ],
)
def test_a_body_in_another_form_is_told_what_it_is(body, sentence):
    """Who sets up a client finds the reason faster than by `unexpected character`."""
    with pytest.raises(ProtocolError, match=f"the body is not JSON: {sentence}"):
        protocol.parse(body)


def test_of_a_key_that_is_there_twice_the_last_counts():
    """For the name as for the password: no other reader in the house takes the first."""
    parsed = protocol.parse(b'{"auth": {"username": "a"}, "auth": {"username": "b", "username": "c"}}')

    assert {"auth": {"username": "c"}} == parsed


@pytest.mark.parametrize("body", [b'{"a": 1e400}', b'{"a": -1e400}', b'{"a": ' + b"9" * 5000 + b"}"])
def test_a_number_that_no_computer_holds_is_refused(body):
    """Neither infinity nor an error in reckoning comes of it."""
    with pytest.raises(ProtocolError, match="the body is not JSON: number"):
        protocol.parse(body)


def test_of_a_long_checkpoint_or_context_only_the_beginning_is_kept():
    """The bridge's own have 70 letters at most; it remembers 20,000 of them, and not megabytes each."""
    query = asked(synchronization_checkpoint="x" * 10**6, context="y" * 10**6, offset=1)

    assert ("x" * 200, "y" * 200) == (query.checkpoint, query.context)


@pytest.mark.parametrize("body", [b"[]", b"null", b'"text"', b"1", b"true", b'[{"auth": {}}]'])
def test_a_body_that_is_no_object_is_refused(body):
    """JSON alone is not enough."""
    with pytest.raises(ProtocolError, match="the body must be a JSON object"):
        protocol.parse(body)


@pytest.mark.parametrize("value", [[], [{}], "text", 1, 0, True, False, 1.5])
@pytest.mark.parametrize(("key", "read"), [("auth", protocol.credentials), ("meta", protocol.query)])
def test_auth_and_meta_must_be_objects(key, read, value):
    """The sentence names the one that is not."""
    with pytest.raises(ProtocolError, match=f"{key} must be a JSON object"):
        read({key: value})


@pytest.mark.parametrize("request_", [{}, {"auth": None}, {"auth": ""}, {"auth": {}}, {"meta": {"auth": {}}}])
def test_missing_credentials_are_empty(request_):
    """It is not the protocol that refuses them."""
    assert ("", "") == protocol.credentials(request_)


@pytest.mark.parametrize(
    ("auth", "expected"),
    [
        ({"username": "talkdesk", "password": "secret"}, ("talkdesk", "secret")),
        ({"username": "talkdesk", "password": "secret", "realm": 1}, ("talkdesk", "secret")),
        ({"username": " talkdesk ", "password": " "}, (" talkdesk ", " ")),
        ({"username": "talkdesk"}, ("talkdesk", "")),
        ({"password": "secret"}, ("", "secret")),
        ({"username": None, "password": 5}, ("", "")),
        ({"username": ["talkdesk"], "password": {"a": 1}}, ("", "")),
        ({"Username": "talkdesk", "PASSWORD": "secret"}, ("", "")),
    ],
)
def test_credentials_are_taken_as_they_are(auth, expected):
    """Only texts count; nothing is trimmed or converted, and other keys are left alone."""
    assert expected == protocol.credentials({"auth": auth})


@pytest.mark.parametrize("request_", [{}, {"meta": None}, {"meta": ""}, {"meta": {}}, {"auth": {}, "x": 1}])
def test_a_request_without_meta_asks_for_everything(request_):
    """Absent, null and "" are the same."""
    assert Query("", 0, "") == protocol.query(request_)


@pytest.mark.parametrize("nothing", [None, ""])
@pytest.mark.parametrize("key", ["synchronization_checkpoint", "offset", "context"])
def test_an_empty_key_of_meta_is_as_if_absent(key, nothing):
    """Absent, null and "" are the same."""
    assert Query("", 0, "") == asked(**{key: nothing})


def test_all_keys_of_meta_are_read():
    """Others are left alone."""
    query = asked(
        synchronization_checkpoint="2012-11-20 23:01:00 UTC", offset="2", context="1-2-ab", more=[{}]
    )

    assert Query("2012-11-20 23:01:00 UTC", 2, "1-2-ab") == query


@pytest.mark.parametrize("checkpoint", [5, 0, 1.5, True, False, [], ["x"], {}, {"a": 1}])
def test_a_checkpoint_that_is_no_string_is_refused(checkpoint):
    """Also those that Python takes for nothing: 0, false, an empty list."""
    with pytest.raises(ProtocolError, match=r"meta\.synchronization_checkpoint must be a string"):
        asked(synchronization_checkpoint=checkpoint)


@pytest.mark.parametrize("context", [5, 0, True, [], ["1-2-ab"], {"a": 1}, 1.5])
def test_a_context_that_is_no_string_is_as_if_absent(context):
    """It is the bridge's own, and can do without."""
    assert Query("", 0, "") == asked(context=context)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, 0),
        ("0", 0),
        (200, 200),
        ("200", 200),
        (" 200 ", 200),
        ("0200", 200),
        (10**17, 10**17),
        (str(10**17), 10**17),
    ],
)
def test_an_offset_may_be_a_number_or_a_string(offset, expected):
    """The contract shows a string, its text says number."""
    assert expected == asked(offset=offset).offset


@pytest.mark.parametrize(
    "offset",
    [
        *(True, False, -1, 1.5, -0.5, [], [1], {}, {"a": 1}),
        *("-1", "+1", "1.5", "1e3", "abc", "1 0", " ", "0x10", "1_000", "٣", "²", "null", "1" * 30 + "x"),
    ],
)
def test_an_offset_that_is_no_whole_number_is_refused(offset):
    """Neither a truth value nor a list, and digits are 0 to 9."""
    with pytest.raises(ProtocolError, match=r"meta\.offset must be a whole number, 0 or more"):
        asked(offset=offset)


@pytest.mark.parametrize(
    "offset", [10**18, 2**63, 2**64, 10**30, str(2**64), "9" * 30, pytest.param("9" * 5000, id="5000 digits")]
)
def test_a_huge_offset_is_beyond_the_end(offset):
    """It is whole and not negative: an empty last page, and no error in reckoning with it."""
    frame = frame_of([(1, "a", b"{}"), (2, "b", b"{}")], ["ab"])
    page = Pages(1).page(frame, asked(offset=offset))

    assert ([], None) == (page.contacts, page.next_offset)


def answered(page: Page) -> dict[str, Any]:
    """The object that an answer holds; json is stricter than needed, and not what wrote it."""
    return dict(json.loads(protocol.answer(page).decode("utf-8")))


def test_an_answer_says_where_the_next_page_begins():
    """The keys of the contract; `next_offset` is a string though it counts rows."""
    page = Page([b'{"id":"1","name":"Ada"}', '{"id":"2","name":"Jörg \\"J\\""}'.encode()], "now", 2, "1-2-ab")
    expected = {
        "synchronization_checkpoint": "now",
        "next_offset": "2",
        "context": "1-2-ab",
        "contacts": [{"id": "1", "name": "Ada"}, {"id": "2", "name": 'Jörg "J"'}],
    }

    assert expected == answered(page)


def test_the_last_answer_leaves_out_what_is_next():
    """Talkdesk goes on as long as there is a `next_offset`, even a null one."""
    expected = {"synchronization_checkpoint": "now", "contacts": [{"id": "1"}]}

    assert expected == answered(Page([b'{"id":"1"}'], "now"))


def test_an_answer_without_contacts_has_a_checkpoint_and_an_empty_list():
    """Both are mandatory."""
    assert {"synchronization_checkpoint": "now", "contacts": []} == answered(Page([], "now"))


def test_a_next_offset_without_a_context_is_given():
    """Pages that the bridge cannot place exactly have an offset alone."""
    expected = {"synchronization_checkpoint": "now", "next_offset": "1", "contacts": [{"id": "1"}]}

    assert expected == answered(Page([b'{"id":"1"}'], "now", 1))


@pytest.mark.parametrize("checkpoint", ["", '"', "}", "\\", "ü\n"])
def test_an_answer_is_json_whatever_the_checkpoint(checkpoint):
    """The pieces that are joined are each escaped."""
    assert checkpoint == answered(Page([b"{}"], checkpoint))["synchronization_checkpoint"]


def test_health_has_three_keys():
    """`last_sync_seconds` is null until Talkdesk has asked."""
    expected = {"status": "ok", "contacts": 3, "last_sync_seconds": None}

    assert expected == json.loads(protocol.health(False, 3, None))
    assert expected | {"last_sync_seconds": 7} == json.loads(protocol.health(False, 3, 7))


@pytest.mark.parametrize("sentence", ["what is wrong", 'a "quoted" ü\n', "<b>"])
def test_a_failure_is_one_sentence(sentence):
    """All errors have the one shape."""
    assert {"error": sentence} == json.loads(protocol.failure(sentence))


def test_a_byte_order_mark_before_the_json_is_nothing():
    """Some clients put one there."""
    assert {} == protocol.parse(b"\xef\xbb\xbf{}")

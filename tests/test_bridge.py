"""The HTTP endpoints in process, and the commands as people run them."""

import hashlib
import http.client
import json
import logging
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from wsgiref.types import WSGIApplication

import pytest

import bridge
from bridge import Api
from feed import orders
from feed.clock import DAY
from feed.files.folder import NO_NAME
from feed.files.seen import Seen
from feed.memory.ledger import Ledger
from feed.pages import Pages
from feed.refresh import Feed
from feed.refresher import Refresher
from feed.source import Rules
from feed.syncs import Sync
from feed.typed import START
from serve import settings
from serve.credentials import Users
from serve.welcome import Found
from tests.office import PASSWORD, PEOPLE, contents, furnish, write
from tests.program import PATIENCE, Served, piped, run, served
from tests.running import free_ports
from tests.wsgi import AtOnce, asked

RIGHT = {"username": "talkdesk", "password": PASSWORD}
WRONG = {"username": "talkdesk", "password": "let me in"}
STRANGE = "Name,Email\n山田 \N{GRINNING FACE} Żółw,yamada@example.com\n"


@dataclass
class Answer:
    """One answer of a WSGI application."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def idle() -> None:
    """Read nothing, as if the first load took for ever."""


def api(home: Path, refresher: Refresher | None = None, page_size: int = 200) -> Api:
    """The endpoints over a furnished folder, whose files are read when the first page is asked for."""
    furnish(home)
    feed = Feed(home / "data", Rules("US"), (), Ledger(), lambda: 1_800_000_000_000_000, home / "state")
    users = Users(home / "state" / "users.ini", {"talkdesk": PASSWORD})
    return Api(feed, refresher or AtOnce(feed.refresh), Pages(page_size), users)


def call(app: WSGIApplication, request: str, body: object = b"", content_type: str = "") -> Answer:
    """Send "METHOD /path" with a body, JSON unless it is bytes."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    method, path = request.split(" ")
    return Answer(*asked(app, method, path, raw, CONTENT_TYPE=content_type))


def sync(app: WSGIApplication, auth: object = None, **meta: object) -> Answer:
    """Ask for contacts."""
    return call(app, "POST /contact_sync", {"auth": auth or RIGHT, "meta": meta})


def test_contact_sync_answers_with_contacts_and_a_checkpoint(tmp_path):
    """The contract's response, as JSON."""
    answer = sync(api(tmp_path))

    assert (200, "application/json") == (answer.status, answer.headers["Content-Type"])
    assert {"synchronization_checkpoint", "contacts"} == set(answer.json)
    assert ["Ada Fictional", "Bob Invented"] == [contact["name"] for contact in answer.json["contacts"]]


def test_contact_sync_answers_page_by_page(tmp_path):
    """With `next_offset` until the last one."""
    app = api(tmp_path, page_size=1)
    first = sync(app).json
    last = sync(app, offset=first["next_offset"], context=first["context"]).json

    assert ("1", "Ada Fictional") == (first["next_offset"], first["contacts"][0]["name"])
    assert ["Bob Invented"] == [contact["name"] for contact in last["contacts"]]
    assert "next_offset" not in last


def test_each_sync_is_noted_for_the_status_page(tmp_path):
    """All pages of it as one; and requests with wrong credentials."""
    app = api(tmp_path, page_size=1)
    first = sync(app).json
    sync(app, offset=first["next_offset"], context=first["context"])
    sync(app, auth=WRONG)
    (noted,) = app._feed.syncs.last

    assert (2, 2, True, None) == (noted.pages, noted.contacts, noted.is_full, noted.next_offset)
    assert 1 == app._feed.syncs.refused


@pytest.mark.parametrize("body", [{}, {"auth": {}}, {"auth": {"username": "", "password": ""}}])
@pytest.mark.parametrize("path", ["/contact_sync", "/auth_validation"])
def test_who_says_no_credentials_at_all_is_refused_and_nobody_hears_of_it(tmp_path, caplog, path, body):
    """The doctor does so on purpose: neither the status page nor the log says that it needs a person."""
    app = api(tmp_path)

    assert 401 == call(app, f"POST {path}", body).status
    assert (0, []) == (app._feed.syncs.refused, caplog.messages)


@pytest.mark.parametrize("auth", [WRONG, {"username": "talkdesk"}, {"password": PASSWORD}])
def test_who_says_a_part_of_credentials_is_heard_of(tmp_path, caplog, auth):
    """Somebody has typed it in, and can put it right."""
    app = api(tmp_path)
    call(app, "POST /auth_validation", {"auth": auth})

    assert 1 == app._feed.syncs.refused
    assert ["1 request with wrong credentials, the last from unknown"] == caplog.messages


def test_auth_validation_answers_with_an_empty_object(tmp_path):
    """Right credentials are all it takes; `meta` is not looked at."""
    answer = call(api(tmp_path), "POST /auth_validation", {"auth": RIGHT, "meta": "x"})

    assert (200, "application/json", {}) == (answer.status, answer.headers["Content-Type"], answer.json)


def test_only_a_first_page_has_the_files_looked_at(tmp_path):
    """And waits less than the 5 seconds in which an answer must come."""
    furnish(tmp_path)
    feed = Feed(
        tmp_path / "data", Rules("US"), (), Ledger(), lambda: 1_800_000_000_000_000, tmp_path / "state"
    )
    refresher = AtOnce(feed.refresh)
    app = Api(feed, refresher, Pages(200), Users(tmp_path / "users.ini", {"talkdesk": PASSWORD}))
    sync(app)
    sync(app, offset=1)
    call(app, "POST /auth_validation", {"auth": RIGHT})
    call(app, "GET /health")

    assert 1 == len(refresher.waits)
    assert 0 < refresher.waits[0] < 5


def test_strangers_do_not_have_the_files_looked_at(tmp_path):
    """Reading costs time; only who is authenticated causes it."""
    refresher = AtOnce(idle)
    sync(api(tmp_path, refresher), WRONG)

    assert [] == refresher.waits


def test_health_is_starting_before_the_first_frame(tmp_path):
    """Nobody needs to be a user to ask, and nothing else is said."""
    answer = call(api(tmp_path), "GET /health")

    assert (503, {"status": "starting"}) == (answer.status, answer.json)
    assert "application/json" == answer.headers["Content-Type"]


def test_health_is_ok_once_there_are_contacts(tmp_path):
    """With their number, and how long ago Talkdesk asked: never, or some seconds."""
    furnish(tmp_path)
    now = [1000.0]
    feed = Feed(tmp_path / "data", Rules("US"), (), Ledger(), lambda: 1, tmp_path / "state")
    users = Users(tmp_path / "users.ini", {"talkdesk": PASSWORD})
    app = Api(feed, AtOnce(feed.refresh), Pages(200), users, clock=lambda: now[0])
    feed.refresh()
    before = call(app, "GET /health")
    sync(app)
    now[0] += 90
    after = call(app, "GET /health")

    assert (200, 200) == (before.status, after.status)
    assert {"status": "ok", "contacts": 2, "last_sync_seconds": None} == before.json
    assert {"status": "ok", "contacts": 2, "last_sync_seconds": 90} == after.json


def test_health_is_degraded_while_a_file_is_broken(tmp_path):
    """Its last good contacts are served; no name or path is told."""
    app = api(tmp_path)
    sync(app)
    write(tmp_path / "data" / "people.csv", "")
    sync(app)
    broken = call(app, "GET /health")
    furnish(tmp_path)
    sync(app)

    assert ("degraded", 2) == (broken.json["status"], broken.json["contacts"])
    assert {"status", "contacts", "last_sync_seconds"} == set(broken.json)
    assert "ok" == call(app, "GET /health").json["status"]


def test_health_is_degraded_while_the_folder_is_away(tmp_path):
    """A drive that is not connected is not an empty folder."""
    app = api(tmp_path)
    sync(app)
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    contacts = sync(app).json["contacts"]

    assert 2 == len(contacts)
    assert "degraded" == call(app, "GET /health").json["status"]


ERRORS: list[tuple[str, object, int]] = [
    ("POST /contact_sync", b"no JSON", 400),
    ("POST /contact_sync", b"", 400),
    ("POST /contact_sync", [], 400),
    ("POST /contact_sync", {"auth": [], "meta": {}}, 400),
    ("POST /contact_sync", {"auth": RIGHT, "meta": []}, 400),
    ("POST /contact_sync", {"auth": RIGHT, "meta": {"offset": -1}}, 400),
    ("POST /contact_sync", {"auth": RIGHT, "meta": {"offset": "<script>"}}, 400),
    ("POST /contact_sync", {"auth": RIGHT, "meta": {"synchronization_checkpoint": 5}}, 400),
    ("POST /auth_validation", b"\xff", 400),
    ("POST /auth_validation", {"auth": "talkdesk"}, 400),
    ("POST /contact_sync", {}, 401),
    ("POST /contact_sync", {"auth": WRONG}, 401),
    ("POST /auth_validation", {}, 401),
    ("POST /auth_validation", {"auth": WRONG}, 401),
    ("GET /", b"", 404),
    ("POST /", {"auth": RIGHT}, 404),
    ("POST /contact_sync/", {"auth": RIGHT}, 404),
    ("POST /contact_sync/../health", {"auth": RIGHT}, 404),
    ("GET /state/users.ini", b"", 404),
    ("GET /<script>alert(1)</script>", b"", 404),
    ("GET /\xff\xfe", b"", 404),
    ("GET /contact_sync", b"", 405),
    ("PUT /contact_sync", {"auth": RIGHT}, 405),
    ("DELETE /auth_validation", b"", 405),
    ("POST /health", b"", 405),
    ("OPTIONS /contact_sync", b"", 405),
]


@pytest.mark.parametrize(("request_", "body", "status"), ERRORS, ids=str)
def test_every_error_has_one_shape(tmp_path, request_, body, status):
    """A status, and JSON with one sentence: never HTML, never a traceback, nothing of what was sent."""
    answer = call(api(tmp_path), request_, body)

    assert (status, "application/json") == (answer.status, answer.headers["Content-Type"])
    assert ["error"] == list(answer.json)
    assert " " in answer.json["error"]
    assert not re.search(r"<|Traceback|\.py", answer.json["error"])


@pytest.mark.parametrize(
    ("request_", "allowed"),
    [("GET /contact_sync", {"POST"}), ("GET /auth_validation", {"POST"}), ("POST /health", {"GET"})],
)
def test_a_wrong_method_is_told_the_right_one(tmp_path, request_, allowed):
    """In the header that HTTP has for it, and in the sentence."""
    answer = call(api(tmp_path), request_)

    assert allowed <= {method.strip() for method in answer.headers["Allow"].split(",")}
    assert all(method in answer.json["error"] for method in allowed)


@pytest.mark.parametrize(("request_", "status"), [("HEAD /health", 503), ("HEAD /contact_sync", 405)])
def test_an_answer_to_head_has_no_body(tmp_path, request_, status):
    """As HTTP has it; watchers of uptime ask like that."""
    answer = call(api(tmp_path), request_)

    assert (status, b"") == (answer.status, answer.body)


def test_the_first_load_is_waited_for_with_503(tmp_path):
    """With the seconds after which to ask again."""
    answer = sync(api(tmp_path, AtOnce(idle)))

    assert (503, "application/json", ["error"]) == (
        answer.status,
        answer.headers["Content-Type"],
        list(answer.json),
    )
    assert 0 < int(answer.headers["Retry-After"]) <= 60


def test_wrong_names_and_wrong_passwords_have_the_same_answer(tmp_path):
    """Byte for byte, so that nobody learns which users there are; no credentials are no other case."""
    app = api(tmp_path)
    said = [
        WRONG,
        RIGHT | {"username": "stranger"},
        RIGHT | {"username": ""},
        {"x": 1},
        RIGHT | {"password": 5},
    ]
    answers = [sync(app, auth) for auth in said]

    assert [answers[0]] * 5 == answers
    assert 401 == answers[0].status


@pytest.mark.parametrize("meta", [[], "x", {"offset": -1}, {"synchronization_checkpoint": 5}])
def test_what_is_wrong_with_meta_is_told_to_users_only(tmp_path, meta):
    """401 comes first."""
    app = api(tmp_path)
    statuses = [
        call(app, "POST /contact_sync", {"auth": auth, "meta": meta}).status for auth in (WRONG, None, RIGHT)
    ]

    assert [401, 401, 400] == statuses


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "nonsense",
    ],
)
def test_the_content_type_of_a_request_is_not_looked_at(tmp_path, content_type):
    """The body is JSON whatever it is called."""
    answer = call(api(tmp_path), "POST /contact_sync", {"auth": RIGHT, "meta": {}}, content_type)

    assert (200, 2) == (answer.status, len(answer.json["contacts"]))


def test_a_fault_of_the_bridge_is_logged_and_not_told(tmp_path, monkeypatch, caplog):
    """500 in the shape of all errors; the traceback is in the log for whoever helps."""
    monkeypatch.setattr(Pages, "page", Mock(side_effect=RuntimeError("a detail that is nobody's business")))
    answer = sync(api(tmp_path))
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]

    assert (500, "application/json") == (answer.status, answer.headers["Content-Type"])
    assert ["error"] == list(answer.json)
    assert b"detail" not in answer.body
    assert [RuntimeError] == [record.exc_info[0] for record in errors if record.exc_info]


def test_a_damaged_file_of_users_lets_nobody_in_and_shuts_no_other_out(tmp_path, caplog):
    """What is wrong stands in the log, since a stranger may be asking; who is in [auth] still may."""
    app = api(tmp_path)
    write(tmp_path / "state" / "users.ini", "damaged")
    answers = [sync(app, auth) for auth in (RIGHT, WRONG, WRONG)]

    assert [200, 401, 401] == [answer.status for answer in answers]
    assert b"users.ini" not in answers[1].body
    assert 1 == caplog.text.count("users.ini")


def test_the_first_and_the_last_page_of_a_sync_are_lines_in_the_log(tmp_path, caplog):
    """What was asked for, how many contacts were sent, and how long it took; pages between say no more."""
    caplog.set_level(logging.INFO)
    app = api(tmp_path, page_size=1)
    write(tmp_path / "data" / "more.csv", "Name\nCy Fictional\n")
    meta: dict[str, str] = {}
    while "next_offset" in (answer := sync(app, **meta).json):
        meta = {"offset": answer["next_offset"], "context": answer["context"]}
    sync(app, synchronization_checkpoint=answer["synchronization_checkpoint"])
    sync(app, synchronization_checkpoint="yesterday")
    lines = [line for line in caplog.messages if line.startswith("sync: ")]

    assert [
        "everything, 1 contact so far",
        "3 contacts in all",
        "what is new, 0 contacts in all",
        "everything, 1 contact so far",
    ] == [line.removeprefix("sync: ").split(";")[0] for line in lines]
    assert all(re.fullmatch(r"sync: .+; \d+ ms", line) for line in lines)


def test_no_contact_and_no_password_is_logged(tmp_path, caplog):
    """Counts, times and names of files alone."""
    caplog.set_level(logging.DEBUG)
    app = api(tmp_path)
    sync(app)
    sync(app, WRONG)
    sync(app, synchronization_checkpoint="Ada Fictional")

    assert "2 contacts" in caplog.text
    assert not re.search("Ada|example|555|password|let me in", caplog.text.replace(str(tmp_path), ""))


def main(config: Path, *words: str) -> int:
    return bridge.main(["--config", str(config), *words])


@pytest.mark.parametrize(("people", "code"), [("Name\nAda Fictional\n", 0), ("", 1)])
def test_check_ends_with_1_if_a_file_cannot_be_read(tmp_path, capsys, people, code):
    """A script can tell whether all is well."""
    config = furnish(tmp_path, people=people)

    assert [code, code] == [main(config, "check"), main(config, "check", "--json")]
    assert "people.csv" in capsys.readouterr().out


def test_check_shows_the_data_folder(tmp_path, capsys):
    """All that the server would read, with paths below the folder, and not what [ignore] names."""
    config = furnish(tmp_path, "[ignore]\nfiles = old*\n")
    for name in ("sub/more.csv", "old.csv", "~$lock.xlsx", "notes.docx"):
        write(tmp_path / "data" / name, "Name\nCleo Invented\n")
    main(config, "check", "--json")

    files = json.loads(capsys.readouterr().out)["files"]
    assert ["people.csv", "sub/more.csv"] == [file["file"] for file in files]


def test_check_shows_named_files_without_a_data_folder(tmp_path, capsys):
    """An export can be looked at before it is put anywhere."""
    config = write(tmp_path / "config.ini", "")
    file = write(tmp_path / "export.csv", "Name\nCleo Invented\n")

    assert 0 == main(config, "check", "--json", str(file))
    assert [str(file)] == [entry["file"] for entry in json.loads(capsys.readouterr().out)["files"]]


def test_check_uses_the_rules_of_the_config(tmp_path, capsys):
    """It shows what the server would make of the files."""
    text = "[data]\ncountry = PT\n[columns]\nOurs: 100% = name\n[ignore]\nheadings = Email\n"
    config = furnish(tmp_path, text, "Ours: 100%,Telephone,Email\nAda,212 345 678,ada@example.com\n")
    main(config, "check", "--json")
    (entry,) = json.loads(capsys.readouterr().out)["files"]

    assert [("Ada", ["+351212345678"])] == [(c["name"], c["phones"]) for c in entry["contacts"]]
    assert ["emails"] not in [list(contact) for contact in entry["contacts"]]
    assert "ignored" == entry["headings"]["Email"]


def test_check_says_which_country_counts_for_phones(tmp_path, capsys):
    """To people; the JSON stays alone."""
    config = furnish(tmp_path, "[data]\ncountry = PT\n")
    main(config, "check")
    for_people = " ".join(capsys.readouterr().out.split())  # lines break where the window ends
    main(config, "check", "--json")

    assert "without country code: Portugal (PT), as config.ini says" in for_people
    assert ["files"] == list(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("place", ["data/people.csv", "new.csv"])
def test_check_shows_the_ids_that_people_have_or_would_get(tmp_path, capsys, place):
    """Those of the ledger, also for people edited since, and in a file that is not in the folder yet."""
    config = furnish(tmp_path, f"[auth]\ntalkdesk = {PASSWORD}\n")
    with bridge.application(settings.read(config)) as app:
        served = sync(app).json["contacts"]
    file = write(tmp_path / place, PEOPLE.replace("ada@example.com", "new@example.com"))
    main(config, "check", "--json", str(file))
    (entry,) = json.loads(capsys.readouterr().out)["files"]

    assert ["new@example.com"] == entry["contacts"][0]["emails"]
    assert [c["id"] for c in served] == [c["id"] for c in entry["contacts"]]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_check_writes_nothing(tmp_path, options):
    """Neither a state folder nor a log; files are only read."""
    config = furnish(tmp_path)
    before = contents(tmp_path)
    main(config, "check", *options)

    assert before == contents(tmp_path)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_check_as_json_is_utf_8_in_a_pipe_of_any_encoding(tmp_path, encoding):
    """Windows gives a pipe the PC's old code page; JSON is UTF-8 all the same."""
    code, out, err = piped(furnish(tmp_path, people=STRANGE), encoding, "check", "--json")
    (entry,) = json.loads(out.decode("utf-8"))["files"]

    assert (0, b"") == (code, err)
    assert ["山田 \N{GRINNING FACE} Żółw"] == [contact["name"] for contact in entry["contacts"]]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_check_for_people_does_not_fail_in_a_pipe_of_any_encoding(tmp_path, encoding):
    """Letters that the console lacks become ?; what can be read still is."""
    code, out, err = piped(furnish(tmp_path, people=STRANGE), encoding, "check")

    assert (0, b"") == (code, err)
    assert b"yamada@example.com" in out


@pytest.mark.parametrize(("words", "name"), [((), "talkdesk"), (("Jörg",), "Jörg")])
def test_password_makes_a_user_and_shows_the_password_once(tmp_path, capsys, words, name):
    """Only its hash is kept, so this is the one moment to copy it."""
    config = furnish(tmp_path)
    code = main(config, "password", *words)
    out = capsys.readouterr().out
    (password,) = re.findall("[A-Za-z0-9_-]{27}", out)

    assert (0, True) == (code, name in out)
    assert Users(tmp_path / "state" / "users.ini", {}).allow(name, password)
    assert [] == [path for path, data in contents(tmp_path).items() if password.encode() in data]


def test_password_needs_no_data_folder(tmp_path):
    """Users can be made before there are files."""
    assert 0 == main(write(tmp_path / "config.ini", ""), "password")


def test_password_refuses_a_name_that_cannot_be_kept(tmp_path, capsys):
    """Nothing is shown that would not work."""
    code = main(furnish(tmp_path), "password", "a=b")

    assert (2, "") == (code, capsys.readouterr().out)


REFUSALS = {
    "a wrong value": ("[server]\nport = http\n", ("[server]", "port", "http")),
    "an unknown key": ("[server]\nprot = 1\n", ("[server]", "prot", "did you mean port")),
    "no data folder": ("[data]\nfolder = lists\n", ("[data]", "folder", "lists")),
    "a file as data folder": ("[data]\nfolder = office.ini\n", ("[data]", "folder")),
}


@pytest.mark.parametrize("words", [(), ("check",)], ids=["serve", "check"])
@pytest.mark.parametrize(("text", "parts"), REFUSALS.values(), ids=REFUSALS.keys())
def test_what_a_person_has_to_put_right_is_one_sentence_and_exit_code_2(tmp_path, capsys, text, parts, words):
    """On standard error; it names the file that was given with --config."""
    code = main(write(tmp_path / "office.ini", text), *words)
    out, err = capsys.readouterr()

    assert (2, "") == (code, out)
    assert ("office.ini: ", 1) == (err[:12], len(err.splitlines()))
    assert [] == [part for part in parts if part not in err]


def test_the_log_ends_with_the_bridge(tmp_path):
    """Also if it is refused to start: nothing is left that would write to a console that is gone."""
    log = logging.getLogger()
    before = log.handlers[:], log.level
    code = main(write(tmp_path / "office.ini", REFUSALS["no data folder"][0]))

    assert (2, before) == (code, (log.handlers, log.level))


@pytest.mark.parametrize("words", [(), ("check",), ("password",)], ids=["serve", "check", "password"])
def test_a_missing_config_is_one_sentence_and_exit_code_2(tmp_path, capsys, words):
    """It names the whole path."""
    code = main(tmp_path / "missing.ini", *words)
    out, err = capsys.readouterr()

    assert (2, "", 1) == (code, out, len(err.splitlines()))
    assert str(tmp_path / "missing.ini") in err


def test_a_program_that_is_started_wrongly_has_no_traceback(tmp_path):
    """The whole way, as people see it."""
    ended = run(tmp_path / "missing.ini")

    assert (2, b"") == (ended.returncode, ended.stdout)
    assert 1 == len(ended.stderr.splitlines())


@pytest.mark.parametrize("words", [["chekc"], ["check", "--jsno"], ["password", "a", "b"]])
def test_an_unknown_command_is_exit_code_2(capsys, words):
    """argparse says what there is."""
    with pytest.raises(SystemExit) as ended:
        bridge.main(words)

    assert 2 == ended.value.code
    assert START.split()[-1] in capsys.readouterr().err


def ask(running: Served, method: str, path: str, body: bytes = b"") -> tuple[int, Any]:
    """Return status and JSON of one request to a bridge that runs."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
    connection.request(method, path, body)
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    return response.status, answer


@dataclass(frozen=True)
class Office:
    """An office whose bridge runs, after a start without any configuration but free ports."""

    config: Path
    status_port: int
    running: Served


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    [port] = free_ports(1)
    config = furnish(tmp_path_factory.mktemp("office"), f"[server]\nport = 0\nstatus_port = {port}\n")
    with served(config) as running:
        yield Office(config, port, running)


def test_the_first_start_makes_a_user_and_the_second_does_not(tmp_path):
    """User talkdesk, with a password that is shown once, works at once and after a restart."""
    config = furnish(tmp_path)
    with served(config) as first:
        said = "\n".join(first.said)
        (password,) = re.findall("^Password: ([A-Za-z0-9_-]{27})$", said, re.MULTILINE)
        body = json.dumps({"auth": {"username": "talkdesk", "password": password}}).encode()
        answers = [ask(first, "POST", "/auth_validation", body)]
    with served(config) as second:
        answers.append(ask(second, "POST", "/auth_validation", body))
        said_again = "\n".join(second.said)

    assert re.search("^User: +talkdesk$", said, re.MULTILINE)
    assert [(200, {}), (200, {})] == answers
    assert not re.search("Password|User:", said_again)
    assert [] == [path for path, data in contents(tmp_path).items() if password.encode() in data]


def test_the_first_start_says_what_there_is_and_what_to_do_next(office):
    """Without any configuration: whose phone numbers, how many contacts of how many files, the next step."""
    said = "\n".join(office.running.said)

    assert "Contacts: 2 in 1 file\n" in said
    assert f"Folder:   {office.config.with_name('data')}\n" in said
    assert "Next:     give Talkdesk an address" in said
    assert "Country of phone numbers without country code: " in said


def test_a_first_look_that_takes_long_keeps_nobody_waiting(tmp_path):
    """What is not read yet is not counted."""
    assert api(tmp_path, AtOnce(idle)).look(1) is None


def test_a_first_look_counts_files_of_ones_own_apart_from_samples(tmp_path):
    """Only they are somebody's contacts."""
    app = api(tmp_path)
    shutil.copy(bridge.CONFIG.parent / "data" / "sample-google.csv", tmp_path / "data")

    assert Found(files=2, own=1, contacts=2) == app.look(1)


def test_serving_twice_on_one_port_ends_and_names_the_port(tmp_path, office):
    """The second one says so, and does not take requests away from the first."""
    port = office.running.port
    config = furnish(tmp_path, f"[server]\nport = {port}\nstatus_port = 0\n[auth]\nby hand = {PASSWORD}\n")
    second = run(config)
    status, _ = ask(office.running, "POST", "/auth_validation", b"{}")

    assert 2 == second.returncode
    assert f"port {port}".encode() in second.stderr
    assert b"Traceback" not in second.stderr
    assert 401 == status


def test_the_status_page_has_a_port_of_its_own_whose_address_is_shown(office):
    """On Talkdesk's port, which a tunnel leads to, there is nothing of it."""
    port = office.status_port
    shown = next(line for line in office.running.said if f"http://127.0.0.1:{port}/" in line)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/")
    page = connection.getresponse()
    text = page.read().decode()
    connection.close()
    elsewhere, _ = ask(office.running, "GET", "/contacts")

    assert f"Status:   http://127.0.0.1:{port}/" == shown.rstrip()
    assert (200, True) == (page.status, "Contact bridge" in text)
    assert 404 == elsewhere


def test_talkdesk_goes_before_the_status_page_where_both_are_to_have_one_port(tmp_path):
    """Then there is no status page, which is said."""
    [port] = free_ports(1)
    with served(furnish(tmp_path, f"[server]\nport = {port}\nstatus_port = {port}\n")) as running:
        said = "\n".join(running.said)
        status, _ = ask(running, "GET", "/health")

    assert "there is no status page" in said
    assert port == running.port
    assert status in (200, 503)


def test_a_plain_password_in_the_config_is_warned_of_and_used(tmp_path):
    """No user is made beside it; the warning does not show it."""
    with served(
        furnish(tmp_path, f"[server]\nport = 0\nstatus_port = 0\n[auth]\ntalkdesk = {PASSWORD}\n")
    ) as running:
        said = "\n".join(running.said)
        status, _ = ask(running, "POST", "/auth_validation", json.dumps({"auth": RIGHT}).encode())

    assert 200 == status
    assert "[auth]" in said
    assert PASSWORD not in said
    assert not (tmp_path / "state" / "users.ini").exists()


@pytest.mark.posix("Windows has no SIGINT for another process")
def test_ctrl_c_ends_the_bridge_with_exit_code_0(tmp_path):
    """Whoever stops it has done nothing wrong, and sees no traceback."""
    with served(furnish(tmp_path)) as running:
        ask(running, "GET", "/health")
        running.process.send_signal(signal.SIGINT)
        code = running.process.wait(PATIENCE)
        said = running.rest()

    assert 0 == code
    assert "Traceback" not in "\n".join(said)


def test_resend_and_accept_leave_an_order_for_the_bridge(tmp_path, capsys):
    """It is carried out by the process that holds the ledger."""
    config = furnish(tmp_path)
    with closing(Ledger(tmp_path / "state")) as ledger:
        ledger.remember({"people.csv": Seen(held="digest", error="too many")})

    assert [0, 0] == [main(config, "resend"), main(config, "accept", "people.csv")]
    assert [("accept", "people.csv", "digest"), ("resend", "", "")] == sorted(
        (order.what, order.name, order.content) for order in orders.Orders(tmp_path / "state").waiting()
    )
    assert "A running bridge does it within five seconds" in capsys.readouterr().out


def test_a_ledger_that_cannot_be_read_keeps_nobody_from_a_check(tmp_path, capsys):
    """It is for trouble, too: it says why, and shows what a bridge that knows nobody would send."""
    write(tmp_path / "state" / "ledger.db", "damaged")
    code = main(furnish(tmp_path), "check")
    said = capsys.readouterr()

    assert 0 == code
    assert "Ada Fictional" in said.out
    assert "the ledger is damaged" in said.err


def test_a_file_may_be_accepted_though_the_ledger_cannot_be_read_just_now(tmp_path):
    """The bridge itself knows what it holds back."""
    write(tmp_path / "state" / "ledger.db", "damaged")

    assert 0 == main(furnish(tmp_path), "accept", "people.csv")
    (order,) = orders.Orders(tmp_path / "state").waiting()
    assert ("people.csv", "") == (order.name, order.content)


BOTH = ("People.csv", "people.csv")


@pytest.mark.parametrize(
    ("names", "typed", "accepted"),
    [
        (["people.csv"], "People.CSV", ["people.csv"]),
        pytest.param(BOTH, "People.csv", ["People.csv"], marks=pytest.mark.posix("there cannot be both")),
        pytest.param(BOTH, "PEOPLE.csv", [], marks=pytest.mark.posix("there cannot be both")),
    ],
)
def test_a_file_may_be_accepted_by_its_name_in_any_case(tmp_path, names, typed, accepted):
    """Windows opens it by that, too; where it could be two, nothing is released by chance."""
    config = furnish(tmp_path)
    for name in names:
        write(tmp_path / "data" / name, "Name\nAnn\n")
    with closing(Ledger(tmp_path / "state")) as ledger:
        ledger.remember({name: Seen(held="digest", error="too many") for name in names})

    assert main(config, "accept", typed) == (0 if accepted else 2)
    assert accepted == [order.name for order in orders.Orders(tmp_path / "state").waiting()]


@pytest.mark.parametrize("typed", ["data/people.csv", "./data/people.csv", "{0}/data/people.csv"])
def test_a_file_may_be_accepted_by_its_path(tmp_path, monkeypatch, typed):
    """As `check` takes it, and as a console completes it."""
    monkeypatch.chdir(tmp_path)

    assert 0 == main(furnish(tmp_path), "accept", typed.format(tmp_path))


@pytest.mark.parametrize("typed", ["people.csv/people.csv", "other/people.csv"])
def test_a_path_elsewhere_is_no_file_of_the_data_folder(tmp_path, monkeypatch, capsys, typed):
    """Whatever its last part is."""
    monkeypatch.chdir(tmp_path)

    assert 2 == main(furnish(tmp_path), "accept", typed)
    assert f"{typed}: there is no such file in" in capsys.readouterr().err


def test_an_order_that_cannot_be_written_names_the_state_folder(tmp_path, capsys, monkeypatch):
    """A full drive's error names no file, and is none of the console's."""
    monkeypatch.setattr(orders, "give", Mock(side_effect=OSError(28, "No space left on device")))

    assert 2 == main(furnish(tmp_path), "resend")
    assert f"[data] state = {tmp_path / 'state'} is not writable: No space left" in capsys.readouterr().err


def test_a_file_that_is_not_held_back_needs_no_acceptance(tmp_path, capsys):
    """It would be taken for a promise that something comes with the next sync."""
    code = main(furnish(tmp_path), "accept", "people.csv")

    assert (0, []) == (code, orders.Orders(tmp_path / "state").waiting())
    assert "people.csv: nothing of it is held back" in capsys.readouterr().out


def test_help_fits_a_console_of_80_columns(tmp_path, capsys, monkeypatch):
    """Windows' consoles break longer lines within words."""
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(furnish(tmp_path), "--help")

    assert 80 >= max(map(len, capsys.readouterr().out.splitlines()))


def test_a_user_with_a_plain_password_is_told_that_it_counts_still(tmp_path, capsys):
    """Whoever makes a new password because somebody knows the old one must not think that one gone."""
    config = furnish(tmp_path, "[auth]\ntalkdesk = a-plain-password\n")
    main(config, "password")
    main(config, "password", "bob")

    assert 1 == capsys.readouterr().out.count("[auth] in config.ini")


def test_a_file_that_is_not_there_cannot_be_accepted(tmp_path, capsys):
    """One sentence that names it, and exit code 2."""
    assert 2 == main(furnish(tmp_path), "accept", "peple.csv")
    assert "peple.csv: there is no such file in" in capsys.readouterr().err


@pytest.mark.posix("names of files are bytes on POSIX only")
def test_check_says_of_a_file_whose_name_is_no_text_that_it_cannot_be_read(tmp_path):
    """As the bridge does, and without a traceback."""
    config = furnish(tmp_path)
    (tmp_path / "data" / "Caf\udce9.csv").write_text("Name\nBob\n", encoding="utf-8")
    code, out, err = piped(config, "utf-8", "check")

    assert (1, b"") == (code, err)
    assert NO_NAME.encode() in out


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """The config.ini of an office whose one file is a link to a file outside the data folder."""
    config = furnish(tmp_path)
    (tmp_path / "data" / "people.csv").rename(tmp_path / "office.csv")
    (tmp_path / "data" / "people.csv").symlink_to(tmp_path / "office.csv")
    return config


@pytest.mark.posix("making links needs a right on Windows")
@pytest.mark.parametrize("named", [(), ("data/people.csv",)], ids=["the folder", "the file"])
def test_check_says_of_a_link_that_is_held_back_that_it_is(linked, named, capsys):
    """The bridge knows it by its own name in the data folder, not by that of the file it leads to."""
    content = hashlib.sha256(PEOPLE.encode()).hexdigest()
    with closing(Ledger(linked.parent / "state")) as ledger:
        ledger.remember({"people.csv": Seen(held=content, error="too many would be new")})
        main(linked, "check", *(str(linked.parent / name) for name in named))

    assert "HELD BACK" in capsys.readouterr().out


@pytest.mark.posix("making links needs a right on Windows")
@pytest.mark.parametrize("named", [(), ("data/circle.csv",)], ids=["the folder", "the file"])
def test_check_says_of_a_link_to_itself_that_it_cannot_be_read(tmp_path, named, capsys):
    """Without a traceback; the other files are shown."""
    config = furnish(tmp_path)
    (tmp_path / "data" / "circle.csv").symlink_to(tmp_path / "data" / "circle.csv")
    code = main(config, "check", *(str(tmp_path / name) for name in named))

    assert 1 == code
    assert "NOT READ: cannot be read: " in capsys.readouterr().out


def test_check_names_the_contacts_that_are_in_no_file_any_more(tmp_path, capsys):
    """Also while the bridge runs, and only for the whole folder."""
    config = furnish(tmp_path)
    now = 1_800_000_000_000_000
    with closing(Ledger(tmp_path / "state")) as ledger:
        feed = Feed(tmp_path / "data", Rules("US"), (), ledger, lambda: now, tmp_path / "state")
        feed.refresh()
        feed.syncs.last = (Sync(now, now, is_full=True, pages=1, contacts=2, took=1),)
        (tmp_path / "data" / "people.csv").write_text("Name\nAda Fictional\n", encoding="utf-8")
        feed.refresh()
        now += 2 * DAY
        feed.refresh()
        main(config, "check")
        whole = capsys.readouterr().out
        main(config, "check", str(tmp_path / "data" / "people.csv"))

    assert "  Bob Invented (" in whole
    assert "Bob Invented" not in capsys.readouterr().out


def test_a_second_bridge_on_the_same_state_folder_is_refused_in_one_sentence(office):
    """Its port is another, so that alone would not stop it."""
    done = run(office.config)

    assert 2 == done.returncode
    assert b"another bridge is running on this state folder" in done.stderr
    assert 1 == len(done.stderr.splitlines())


def test_a_restart_serves_a_data_folder_that_is_away(tmp_path):
    """It is a typing error only as long as nobody is known."""
    config = furnish(tmp_path)
    with closing(Ledger(tmp_path / "state")) as ledger:
        Feed(
            tmp_path / "data", Rules("US"), (), ledger, lambda: 1_800_000_000_000_000, tmp_path / "state"
        ).refresh()
    (tmp_path / "data").rename(tmp_path / "elsewhere")
    with served(config) as running:
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        connection.request("GET", "/health")
        health = json.loads(connection.getresponse().read())
        connection.close()

    assert 2 == health["contacts"]

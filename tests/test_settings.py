"""config.ini: what is read from it, and the sentence with which a wrong one is refused."""

import configparser
from pathlib import Path
from unittest.mock import Mock

import pytest

from bridge import CONFIG
from feed.files.limits import Limits
from serve import region
from serve.integration import Names
from serve.keys import KEYS
from serve.settings import Settings, SettingsError, read
from tests.office import write

SECRET = "Correct-Horse-7-Battery"


NO_PUBLIC = (
    *("contacts.example.com", "http://contacts.example.com", "https://", "https:///x", "https://a..b"),
    *("https://example.com/contact_sync", "https://example.com/health/", "https://me:x@example.com"),
    *("https://example.com?a=b", "https://example.com/#a", "https://exa mple.com", "https://a.example:x"),
    *("https://a.example:99999", "https://a.example:0"),
)


def settings(home: Path, text: str) -> Settings:
    return read(write(home / "config.ini", text))


def refusal(home: Path, text: str) -> str:
    """The sentence with which a config.ini is refused."""
    with pytest.raises(SettingsError) as caught:
        settings(home, text)
    return str(caught.value)


def lacking(sentence: str, *parts: str) -> list[str]:
    """Which parts a sentence does not have; a line break is one that it may not have."""
    return [part for part in parts if part not in sentence] + ["one line"] * ("\n" in sentence)


def shipped_lines() -> list[str]:
    return CONFIG.read_text(encoding="utf-8").splitlines()


def shipped() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.read_string("\n".join(shipped_lines()))
    return parser


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.section}.{key.name}")
def test_the_shipped_file_has_each_key_at_its_default(key):
    """A line that a person deletes from the shipped file changes nothing."""
    assert key.default == shipped()[key.section][key.name]


def test_an_empty_file_means_the_same_as_the_shipped_one(tmp_path):
    """What a config.ini leaves out is at the default that the shipped one shows."""
    from_shipped = settings(tmp_path, CONFIG.read_text(encoding="utf-8"))

    assert from_shipped == settings(tmp_path, "")


def test_the_shipped_file_has_each_key_once_and_no_other():
    """A key is documented in its own section, and nothing else stands there."""
    stand = [(section, name) for section in shipped().sections() for name in shipped()[section]]

    assert [(key.section, key.name) for key in KEYS] == stand


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.section}.{key.name}")
def test_the_shipped_file_explains_each_key_in_a_comment_above_it(key):
    """Nobody has to read the code to know what a key does."""
    lines = shipped_lines()
    at = lines.index(f"{key.name} = {key.default}".rstrip(), lines.index(f"[{key.section}]"))

    assert "; " == lines[at - 1][:2]


@pytest.mark.parametrize(
    ("section", "key", "value", "allowed"),
    [
        *[
            ("server", "port", text, "0 to 65535")
            for text in ("-1", "65536", "80.5", "http", "", "٨٠", "9" * 20)
        ],
        *[("server", "page_size", text, "1 to 10000") for text in ("0", "10001", "-5", "many", "")],
        *[("server", "status_port", text, "0 to 65535") for text in ("-1", "65536", "no")],
        *[("data", "country", text, "a country") for text in ("XX", "Utopia", "1", "DE, AT", "US/CA")],
        *[("server", "public_url", text, "https://contacts.example.com") for text in NO_PUBLIC],
        *[("integration", "name", text, "a to z") for text in ("Our Contacts", "a-b", "ä", "a" * 41)],
        ("integration", "display_name", "", "a name"),
        ("integration", "description", "", "a sentence"),
        *[("integration", key, "logo.png", "https://") for key in ("logo_url", "icon_url")],
        *[("server", "host", text, "an address") for text in ("", "127.0.0..1", ".example.com", "a" * 64)],
        *[
            ("server", "trusted_proxy", text, "an IP address")
            for text in ("localhost", "*", "10.0.0.0/8", "1, 2")
        ],
        ("data", "folder", "", "a folder"),
        ("data", "state", "", "a folder"),
        *[("limits", "file_mb", text, "1 to 4000") for text in ("0", "4001", "0.5", "100 MB", "")],
        ("limits", "rows", "0", "1 to 10000000"),
        ("limits", "columns", "20001", "1 to 20000"),
        ("limits", "cell_length", "-1", "1 to 10000000"),
    ],
)
def test_a_wrong_value_is_refused_with_section_key_value_and_what_is_allowed(
    tmp_path, section, key, value, allowed
):
    """The one sentence is enough to put it right."""
    said = refusal(tmp_path, f"[{section}]\n{key} = {value}\n")

    assert [] == lacking(said, "config.ini", f"[{section}]", f"{key} = {value or 'nothing'}", allowed)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[server]\nport = 0", ("port", 0)),
        ("[server]\nport = 65535", ("port", 65535)),
        ("[server]\nstatus_port = 0", ("status_port", 0)),
        ("[server]\npage_size = 1", ("page_size", 1)),
        ("[server]\npage_size = 10000", ("page_size", 10_000)),
        ("[server]\nhost = 0.0.0.0", ("host", "0.0.0.0")),
        ("[server]\nhost = ::1", ("host", "::1")),
        ("[server]\nhost = fe80::1%eth0", ("host", "fe80::1%eth0")),
        ("[server]\nhost = büro.example.com.", ("host", "büro.example.com.")),
        ("[server]\ntrusted_proxy =", ("trusted_proxy", "")),
        ("[server]\ntrusted_proxy = 0:0::1", ("trusted_proxy", "::1")),
        ("[data]\ncountry = pt", ("country", "PT")),
        ("[data]\ncountry=DE", ("country", "DE")),
        ("[data]\ncountry = UK", ("country", "GB")),
        ("[data]\ncountry = Germany", ("country", "DE")),
        ("[data]\ncountry = usa", ("country", "US")),
        ("[server]\npublic_url = https://example.com", ("public_url", "https://example.com")),
        ("[server]\npublic_url = https://a.ts.net:8443/x/", ("public_url", "https://a.ts.net:8443/x")),
        ("[server]\ntrusted_proxy = 127.0.0.1", ("trusted_proxy", "127.0.0.1")),
        ("[ignore]\nfiles = old*, archive/*", ("ignored_files", ("old*", "archive/*"))),
        ("[ignore]\nsheets = Template,,Prices*,", ("ignored_sheets", ("Template", "Prices*"))),
        ("[ignore]\nheadings = Internal*", ("ignored_headings", ("Internal*",))),
        ("[ignore]\nheadings = Phone [old], x?", ("ignored_headings", ("Phone [[]old]", "x?"))),
    ],
)
def test_a_good_value_is_read_up_to_its_limits(tmp_path, text, value):
    """The limits themselves are allowed; a country may be in small letters, or a name."""
    name, expected = value

    assert expected == getattr(settings(tmp_path, text), name)


@pytest.mark.parametrize(
    ("section", "hint"),
    [
        ("sever", "did you mean server?"),
        ("Server", "did you mean server?"),
        ("colums", "did you mean columns?"),
        ("xyz", "auth, columns, data, ignore, integration, limits, server"),
        ("DEFAULT", "auth, columns, data, ignore, integration, limits, server"),
    ],
)
def test_an_unknown_section_is_refused_with_a_hint(tmp_path, section, hint):
    """A typing error in a section does not pass in silence; configparser's [DEFAULT] is no exception."""
    said = refusal(tmp_path, f"[{section}]\nport = 8080\n")

    assert [] == lacking(said, "config.ini", f"[{section}]", hint)


@pytest.mark.parametrize(
    ("section", "key", "hint"),
    [
        ("server", "prot", "did you mean port?"),
        ("server", "Port", "did you mean port?"),
        ("data", "county", "did you mean country?"),
        ("ignore", "xyz", "files, headings, sheets"),
        ("data", "port", "country, folder, state"),
    ],
)
def test_an_unknown_key_is_refused_with_a_hint(tmp_path, section, key, hint):
    """A typing error in a key does not pass in silence, nor does a key in the wrong section."""
    said = refusal(tmp_path, f"[{section}]\n{key} = 8080\n")

    assert [] == lacking(said, "config.ini", f"[{section}]", key, hint)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[server]\nport = 1\nport = 2\n", ("line 3", "[server]", "port", "second time")),
        ("[server]\nport = 1\n[data]\n[server]\n", ("line 4", "[server]", "second time")),
        ("\nport = 8080\n", ("line 2", "[section]")),
        ("[server]\nhost = x\nport 8080\n", ("line 3", "no =")),
        ("[server]\nport: 8080\nhost: x\n", ("line 2", "3", "no =")),
        ("[columns]\n= company\n", ("line 2", "no key")),
    ],
)
def test_a_file_that_is_no_ini_file_is_refused_with_the_line(tmp_path, text, parts):
    """Whoever made a slip is told where; `=` alone separates a key from its value."""
    assert [] == lacking(refusal(tmp_path, text), "config.ini", *parts)


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("server", "port", "8080\n  status_port = 8082"),
        ("data", "country", "US\n  folder = lists"),
        ("data", "country", "\n  folder = lists"),
        ("data", "folder", "lists\n\n\tstate = own"),
        ("integration", "description", "Our contacts,\n  from our spreadsheets"),
        ("auth", "talkdesk", f"{SECRET}\n  other = {SECRET}"),
        ("columns", "House code", "id\n  Trade = company"),
    ],
)
def test_a_line_that_begins_with_a_blank_is_said_to_belong_to_the_one_above(tmp_path, section, key, value):
    """So it is in an ini file: what is wrong is the blank, and not what stands in either line."""
    said = refusal(tmp_path, f"[{section}]\n{key} = {value}\n")

    assert [] == lacking(said, "config.ini", f"[{section}] {key}: ", "begins with a blank", "at the margin")


def test_what_is_ignored_may_stand_on_several_lines(tmp_path):
    """A list may be long; each of its lines below the first begins with a blank."""
    text = "[ignore]\nfiles =\n  old*\n  archive/*, x\n"

    assert ("old*", "archive/*", "x") == settings(tmp_path, text).ignored_files


def test_no_key_is_swallowed_by_a_list_of_what_is_ignored(tmp_path):
    """A sheet that somebody left out would be sent."""
    said = refusal(tmp_path, "[ignore]\nfiles = old*\n  sheets = Private\n")

    assert [] == lacking(said, "[ignore] files: ", "begins with a blank", "at the margin")


@pytest.mark.parametrize(
    "text",
    [
        "[auth]\ntalkdesk = {0}\ntalkdesk = {0}\n",
        "[auth]\ntalkdesk = {0}\n[auth]\nother = {0}\n",
        "[auth]\ntalkdesk {0}\n",
        "[auth]\n{0}\n",
        "[auth]\n= {0}\n",
        "talkdesk = {0}\n",
        "[auth\ntalkdesk = {0}\n",
        "[passwords]\ntalkdesk = {0}\n",
        "[server]\ntalkdesk = {0}\n",
        "[server]\nport = 8080\n  talkdesk = {0}\n",
        "[server]\nhost = 127.0.0.1\n  talkdesk = {0}\n",
    ],
)
def test_no_refusal_quotes_a_password(tmp_path, text):
    """The sentence goes to a screen and to whoever helps; a slip beside a password must not show it."""
    said = refusal(tmp_path, text.format(SECRET))

    assert [] == lacking(said, "config.ini")
    assert SECRET not in said


def test_a_short_password_is_refused_by_its_users_name(tmp_path):
    """12 characters at least, since they are set by hand; the sentence does not show the password."""
    said = refusal(tmp_path, "[auth]\ntalkdesk = elevenchars\n")

    assert [] == lacking(said, "config.ini", "[auth]", "talkdesk", "12")
    assert "elevenchars" not in said


def test_a_password_of_twelve_characters_is_long_enough(tmp_path):
    """The limit itself is allowed, and names keep their case."""
    assert {"TalkDesk": "twelve chars"} == settings(tmp_path, "[auth]\nTalkDesk = twelve chars\n").auth


def test_a_password_may_have_all_signs(tmp_path):
    """It is taken as it stands: no interpolation, no comment behind it, `=` in it is its own."""
    password = "100% %(x)s ${y} ; # = :"

    assert {"talkdesk": password} == settings(tmp_path, f"[auth]\ntalkdesk = {password}\n").auth


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    """Old editors save in the PC's own code page; guessing would spoil headings and passwords."""
    file = tmp_path / "config.ini"
    file.write_bytes("[columns]\nKürzel = id\n".encode("cp1252"))
    with pytest.raises(SettingsError) as caught:
        read(file)

    assert [] == lacking(str(caught.value), "config.ini", "UTF-8")


@pytest.mark.parametrize("name", ["missing.ini", "."])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, name):
    """A missing file, or a folder, is named with its whole path."""
    with pytest.raises(SettingsError) as caught:
        read(tmp_path / name)

    assert [] == lacking(str(caught.value), str(tmp_path / name), "cannot be read")


def test_a_byte_order_mark_is_accepted(tmp_path):
    """Notepad writes one."""
    assert 1234 == settings(tmp_path, "\ufeff[server]\nport = 1234\n").port


def test_headings_keep_their_case_and_all_their_signs(tmp_path):
    """`=` alone separates and there is no interpolation: headings have colons and percent signs."""
    text = "[columns]\nKd: Nr. (100%) = id\n%(x)s = name\nTEL = phone\nTel = fax\n"

    expected = {"Kd: Nr. (100%)": "id", "%(x)s": "name", "TEL": "phone", "Tel": "fax"}
    assert expected == settings(tmp_path, text).columns


@pytest.mark.parametrize("field", ["first_name", "First name", "FIRST_NAME"])
def test_a_field_may_be_written_as_check_shows_it(tmp_path, field):
    """With a blank, in any case."""
    assert {"Rufname": "first_name"} == settings(tmp_path, f"[columns]\nRufname = {field}\n").columns


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("telephone", "did you mean phone?"),
        ("full name", "did you mean name?"),
        ("Kundennummer", "did you mean id?"),
        ("fist_name", "did you mean first_name?"),
        ("identity", "docs/files.md"),
        ("", "docs/files.md"),
    ],
)
def test_a_column_is_refused_if_there_is_no_such_field(tmp_path, field, hint):
    """The sentence says which was meant, as the bridge understands headings, and where all of them stand."""
    said = refusal(tmp_path, f"[columns]\nHouse code = {field}\n")

    assert [] == lacking(
        said, "config.ini", "[columns]", f"House code = {field or 'nothing'}", hint, "docs/files.md"
    )
    assert len(said) < 160


def test_relative_folders_are_relative_to_the_file(tmp_path, monkeypatch):
    """From which folder the bridge is started does not matter."""
    monkeypatch.chdir(tmp_path)
    read_in_office = settings(tmp_path / "office", "[data]\nfolder = lists\nstate = ../own\n")

    assert (tmp_path / "office" / "lists").resolve() == read_in_office.folder
    assert (tmp_path / "own").resolve() == read_in_office.state


def test_a_relative_path_of_the_file_itself_is_understood(tmp_path, monkeypatch):
    """`--config config.ini` gives absolute folders too."""
    write(tmp_path / "config.ini", "")
    monkeypatch.chdir(tmp_path)

    assert (tmp_path / "data").resolve() == read(Path("config.ini")).folder


def test_absolute_folders_stay_as_they_are(tmp_path):
    """The data may be on another drive."""
    elsewhere = (tmp_path / "elsewhere").resolve()

    assert elsewhere == settings(tmp_path / "office", f"[data]\nfolder = {elsewhere}\n").folder


@pytest.mark.parametrize(
    "text",
    [
        "[data]\nstate = data/state\n",
        "[data]\nstate = data\n",
        "[data]\nfolder = .\n",
        "[data]\nfolder = lists\nstate = x/../lists/own\n",
    ],
)
def test_a_state_folder_inside_the_data_folder_is_refused(tmp_path, text):
    """The bridge only reads in the data folder; its own files there would be taken for contacts."""
    assert [] == lacking(refusal(tmp_path, text), "config.ini", "[data] state", "outside")


@pytest.mark.parametrize("text", ["[data]\nstate = database\n", "[data]\nfolder = state/data\n"])
def test_a_state_folder_beside_or_above_the_data_folder_is_fine(tmp_path, text):
    """Only what lies inside is refused, not a name that begins alike."""
    known = settings(tmp_path, text)

    assert not known.state.is_relative_to(known.folder)


@pytest.mark.parametrize(
    ("text", "computer", "country", "why"),
    [
        ("country = PT", "DE", "PT", region.BY_CONFIG),
        ("country =", "DE", "DE", region.BY_COMPUTER),
        ("", "DE", "DE", region.BY_COMPUTER),
        ("", "", "US", region.BY_NOTHING),
    ],
)
def test_an_empty_country_is_that_of_the_computer(tmp_path, monkeypatch, text, computer, country, why):
    """What config.ini says counts before it; which one counts and why is known, to be said aloud."""
    monkeypatch.setattr(region, "of_this_computer", lambda: computer)
    known = settings(tmp_path, f"[data]\n{text}\n")

    assert (country, country, why) == (known.country, known.rules.country, known.country_why)
    assert f"({country}), {why}" in known.country_said


def test_how_talkdesk_shows_the_bridge_are_plain_values(tmp_path):
    """As they stand; what is left out is at its default."""
    text = "[integration]\ndisplay_name = Büro: 100%\nlogo_url = https://example.com/logo.png\n"
    plain = Names("", "Contacts", "Our contacts, from our spreadsheets and address books", "", "")

    assert plain == settings(tmp_path, "").shown
    assert ("Büro: 100%", "https://example.com/logo.png") == (
        settings(tmp_path, text).shown.display_name,
        settings(tmp_path, text).shown.logo_url,
    )


def test_the_limits_are_plain_values(tmp_path):
    """As they stand, and at their defaults."""
    assert Limits(100, 2_000_000, 500, 100_000) == settings(tmp_path, "").limits
    assert Limits(4000, 1, 500, 100_000) == settings(tmp_path, "[limits]\nfile_mb = 4000\nrows = 1\n").limits


@pytest.mark.parametrize("text", ['"{0}"', "'{0}'", "{0}/", "%CONTACTS%", '"%contacts%"'])
def test_a_folder_may_be_written_as_people_do(tmp_path, monkeypatch, text):
    """With quotes around it, a slash at its end, a variable of the environment."""
    elsewhere = (tmp_path / "else where").resolve()
    monkeypatch.setenv("CONTACTS", str(elsewhere))

    assert elsewhere == settings(tmp_path, f"[data]\nfolder = {text.format(elsewhere)}\n").folder


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (r"%NOBODY_SET_THIS%\contacts", "%NOBODY_SET_THIS% is not set"),
        ('"C:\\new', "a quote"),
        ("C:contacts", "C:\\contacts"),
        ("https://example.com/contacts", "an address"),
    ],
)
@pytest.mark.parametrize("key", ["folder", "state"])
def test_what_is_no_folder_is_refused_with_a_hint(tmp_path, key, value, hint):
    """Section, key and value are named, as for all others."""
    said = refusal(tmp_path, f"[data]\n{key} = {value}\n")

    assert [] == lacking(said, "config.ini", f"[data] {key} = {value}", hint)


def test_a_data_folder_that_holds_the_bridge_itself_is_refused(tmp_path):
    """requirements.txt and headings.csv would be taken for contacts."""
    home = CONFIG.parent
    state = tmp_path / "state"
    for folder in (home, home.parent):
        said = refusal(tmp_path, f"[data]\nfolder = {folder}\nstate = {state}\n")

        assert [] == lacking(said, "config.ini", f"[data] folder = {folder.resolve()}", "the bridge itself")


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial"])
def test_a_state_folder_that_is_synchronised_is_refused(tmp_path, monkeypatch, variable):
    """Another computer's copy would overwrite the ledger; the sentence says what to write instead."""
    monkeypatch.setenv(variable, str(tmp_path))
    said = refusal(tmp_path, "")

    assert [] == lacking(said, "config.ini", "[data] state", "synchronised", r"%LOCALAPPDATA%\contact-bridge")


def test_a_data_folder_that_is_synchronised_is_fine(tmp_path):
    """That is where people keep their files."""
    known = settings(tmp_path, "[data]\nfolder = OneDrive/contacts\n")

    assert (tmp_path / "OneDrive" / "contacts").resolve() == known.folder


@pytest.mark.posix("making links needs a right on Windows")
def test_a_state_folder_inside_the_data_folder_by_a_link_is_refused(tmp_path):
    """The link is followed before it is compared."""
    (tmp_path / "data").mkdir()
    (tmp_path / "own").symlink_to(tmp_path / "data")
    said = refusal(tmp_path, "[data]\nstate = own/state\n")

    assert [] == lacking(said, "[data] state", "outside")


@pytest.mark.parametrize(("name", "hint"), [("people.csv", "it is a file"), ("missing", "no such folder")])
def test_a_data_folder_that_is_none_is_refused_when_it_is_needed(tmp_path, name, hint):
    """The file itself was written instead of its folder; or there is nothing."""
    write(tmp_path / "people.csv", "")
    known = settings(tmp_path, f"[data]\nfolder = {name}\n")
    with pytest.raises(SettingsError) as caught:
        known.require_folder()

    assert [] == lacking(str(caught.value), "config.ini", "[data] folder", name, hint)


def test_a_folder_that_is_a_link_to_itself_is_refused(tmp_path, monkeypatch):
    """Pythons differ in whether they find out; where one does, there is a sentence."""
    monkeypatch.setattr(Path, "__truediv__", Mock(side_effect=RuntimeError("Symlink loop")))
    with pytest.raises(SettingsError, match=r"config\.ini: \[data\] folder = data: .* a link to itself"):
        read(CONFIG)

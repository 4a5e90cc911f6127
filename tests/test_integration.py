"""What is sent to Talkdesk to set the bridge up, and the command that prints it."""

import json
from pathlib import Path

import pytest

import bridge
from serve.integration import Names, as_json, configuration
from tests.office import write
from tests.program import piped

PLAIN = Names("", "Contacts", "Our contacts", "", "")
ADDRESS = "[server]\npublic_url = https://contacts.example.com\n"


def printed(config: Path, capfd) -> tuple[int, str, str]:
    code = bridge.main(["--config", str(config), "integration"])
    return code, *capfd.readouterr()


def test_all_that_talkdesk_demands_is_there(tmp_path, capfd):
    """Names, where to ask for contacts and where to check credentials; nothing that the bridge has not."""
    logo = "[integration]\nlogo_url = https://example.com/logo.png\n"
    code, out, _ = printed(write(tmp_path / "config.ini", ADDRESS + logo), capfd)
    said = json.loads(out)
    asked = said.pop("authentication_configuration")

    assert 0 == code
    assert said == {
        "name": "contacts_example_com",
        "display_name": "Contacts",
        "description": "Our contacts, from our spreadsheets and address books",
        "logo_url": "https://example.com/logo.png",
        "icon_url": "https://example.com/logo.png",
        "authentication_type": "custom",
        "auth_validation_endpoint": "https://contacts.example.com/auth_validation",
        "contact_synchronization_endpoint": "https://contacts.example.com/contact_sync",
    }
    assert ["username", "password"] == [name for field in asked for name in field]


def test_talkdesk_asks_for_user_and_password_as_the_contract_has_them():
    """Typed by a person, demanded, kept, and sent in `auth` under these names; only documented keys."""
    fields = configuration("https://a.example", PLAIN)["authentication_configuration"]

    for field in fields:
        (described,) = field.values()
        assert ("input", "input") == (described["source"], described["type"])
        assert (True, True) == (described["mandatory"], described["store"])
        assert {"source", "display", "mandatory", "type", "store", "help"} == set(described)


@pytest.mark.parametrize(
    ("public_url", "name"),
    [
        ("https://contacts.example.com", "contacts_example_com"),
        ("https://Office.tail1234.ts.net:8443", "office_tail1234_ts_net"),
        ("https://example.com/our-contacts", "example_com_our_contacts"),
        (f"https://{'a' * 60}.example", "a" * 40),
    ],
)
def test_a_name_that_nobody_else_has_is_made_from_the_address(public_url, name):
    """Talkdesk demands a unique one, of which the owner of a shop knows nothing."""
    assert name == configuration(public_url, PLAIN)["name"]


def test_names_in_the_configuration_count():
    """In any letters; the icon is another one than the logo if it is given."""
    names = Names("shop", "Bücher & Søn", "山田", "https://example.com/l.png", "https://example.com/i.png")
    said = json.loads(as_json(configuration("https://a.example", names)))

    assert ("shop", "Bücher & Søn", "山田") == (said["name"], said["display_name"], said["description"])
    assert ("https://example.com/l.png", "https://example.com/i.png") == (said["logo_url"], said["icon_url"])


def test_standard_output_is_json_alone(tmp_path):
    """Into a file or a pipe of any encoding; what to do with it is said beside, with the missing logo."""
    text = f"{ADDRESS}[integration]\ndisplay_name = 山田\n"
    code, out, err = piped(write(tmp_path / "config.ini", text), "cp1252", "integration")

    assert (0, "山田") == (code, json.loads(out.decode("utf-8"))["display_name"])
    assert b"Talkdesk's support" in err
    assert b"logo_url" in err


def test_without_a_public_address_it_is_said_what_to_do(tmp_path, capfd):
    """One sentence on standard error, and exit code 2."""
    code, out, err = printed(write(tmp_path / "office.ini", ""), capfd)

    assert (2, "", 1) == (code, out, len(err.splitlines()))
    assert err.startswith("office.ini: [server] public_url is empty")
    assert "https://contacts.example.com" in err


def test_no_password_is_printed(tmp_path, capfd):
    """Not even one that stands in config.ini: the JSON goes by mail."""
    config = write(tmp_path / "config.ini", f"{ADDRESS}[auth]\ntalkdesk = a long enough password\n")

    assert "a long enough" not in "".join(map(str, printed(config, capfd)))

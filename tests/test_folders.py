"""Folders: what a person writes for one, and where the bridge's own files must not be."""

import importlib
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from serve import folders
from serve.folders import FolderError, absence, lies_in, synchronised, written

HOME = r"C:\Users\José Müller"
ENVIRONMENT = {
    "USERPROFILE": HOME,
    "OneDrive": rf"{HOME}\OneDrive - Bäckerei & Söhne",
    "ProgramFiles(x86)": r"C:\Program Files (x86)",
    "EMPTY": "",
}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (r"C:\Contacts", r"C:\Contacts"),
        (r"C:\Our contacts (new)", r"C:\Our contacts (new)"),
        ("C:\\Contacts\\", r"C:\Contacts"),
        (r"C:\\Contacts\\new", r"C:\Contacts\new"),
        ("C:/Contacts/new", r"C:\Contacts\new"),
        (r"\\server\share\contacts", r"\\server\share\contacts"),
        ("//server/share/contacts", r"\\server\share\contacts"),
        ("\\\\server\\share\\", "\\\\server\\share\\"),
        (r"\\?\C:\Contacts", r"\\?\C:\Contacts"),
        (r"D:\Büro\Контакты\連絡先", r"D:\Büro\Контакты\連絡先"),
        ("C:\\顧客\u3000リスト", "C:\\顧客\u3000リスト"),
        ("C:\\Contacts\u00a0de\u202fParis", "C:\\Contacts\u00a0de\u202fParis"),
        ("C:\\می\u200cخواهم", "C:\\می\u200cخواهم"),
        (r"lists\own", r"lists\own"),
        ('"C:\\new"', r"C:\new"),
        ('"C:\\new\\"', r"C:\new"),
        (r"'C:\Our contacts'", r"C:\Our contacts"),
        (r"“C:\Our contacts”", r"C:\Our contacts"),
        ("\u202aC:\\Contacts", r"C:\Contacts"),
        (r"%USERPROFILE%\Contacts", rf"{HOME}\Contacts"),
        (r"%UserProfile%\Contacts", rf"{HOME}\Contacts"),
        (r'"%OneDrive%\Contacts"', rf"{HOME}\OneDrive - Bäckerei & Söhne\Contacts"),
        (r"%ProgramFiles(x86)%\x", r"C:\Program Files (x86)\x"),
        (r"C:\100% and 50% off", r"C:\100% and 50% off"),
        (r"C:\100%", r"C:\100%"),
    ],
)
def test_a_path_of_windows_is_understood_as_people_write_it(text, path):
    """As typed, as Explorer copies it, with either slash, in any script."""
    assert PureWindowsPath(path) == PureWindowsPath(written(text, ENVIRONMENT))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (r"%OneDriv%\Contacts", "%OneDriv% is not set"),
        (r"%EMPTY%\Contacts", "%EMPTY% is not set"),
        ('"C:\\new', "a quote"),
        ('C:\\new"', "a quote"),
        ('"', "a quote"),
        ('""', "empty"),
        ('" "', "empty"),
        ("\u202a", "empty"),
        ("C:\\a\x00b", "character"),
        ("C:\\a\tb", "character"),
        ("C:\\a\x9bb", "character"),
        ("C:\\a\u200bb", "character"),
        ("C:\\a\u202eb", "character"),
        ("C:", r"C:\contacts"),
        ("C:contacts", r"C:\contacts"),
        ("file:///C:/Contacts", r"\\server\share"),
        ("https://example.sharepoint.com/contacts", r"\\server\share"),
    ],
)
def test_what_is_no_path_is_refused_with_a_hint(text, hint):
    """Never a crash, never another folder than the one that was meant."""
    with pytest.raises(FolderError) as caught:
        written(text, ENVIRONMENT)

    assert hint in str(caught.value)


@pytest.mark.parametrize(
    ("folder", "there", "said"),
    [
        (PureWindowsPath(r"Z:\Contacts"), (), r"\\server\share\folder"),
        (PureWindowsPath(r"Z:\Contacts"), ("Z:\\",), "no such folder"),
        (PureWindowsPath(r"\\nas\office\Contacts"), (), "the share \\\\nas\\office\\ does not answer"),
        (PureWindowsPath(r"\\nas\office\Contacts"), ("\\\\nas\\office\\",), "no such folder"),
        (PureWindowsPath(r"C:\a.csv"), ("C:\\", r"C:\a.csv"), "it is a file"),
        (PurePosixPath("/home/a"), ("/",), "no such folder"),
    ],
)
def test_a_folder_that_is_not_there_gets_the_advice_that_fits(folder, there, said):
    """A mapped letter is unknown to a service; a share may be off; a file is no folder."""
    assert said in absence(folder, lambda path: str(path) in there)


@pytest.mark.parametrize(
    "path",
    [
        "OneDrive/bridge/state",
        "OneDrive - Example Ltd/state",
        "onedrive/state",
        "Dropbox/state",
        "Dropbox (Personal)/state",
        "Google Drive/state",
        "iCloudDrive/state",
        "Nextcloud/state",
        "OneDrive",
    ],
)
def test_a_folder_below_one_of_a_sync_program_is_known_by_name(tmp_path, path):
    """Their names are the same on all computers, and need no environment: a service has none."""
    assert tmp_path / Path(path).parts[0] == synchronised(tmp_path / path, {})


@pytest.mark.parametrize("mark", [".dropbox.cache", ".stfolder", ".tmp.drivedownload"])
def test_a_folder_below_one_of_a_sync_program_is_known_by_its_mark(tmp_path, mark):
    """Whatever the folder is called."""
    (tmp_path / mark).mkdir()

    assert tmp_path == synchronised(tmp_path / "a" / "state", {})


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "ONEDRIVECONSUMER"])
def test_a_folder_below_onedrive_is_known_by_the_environment(tmp_path, variable):
    """Also when it was moved to a folder of another name."""
    root = tmp_path / "Firma"

    assert root == synchronised(root / "bridge" / "state", {variable: str(root)})


@pytest.mark.parametrize("path", ["state", "Dropboxes/state", "my OneDrive/state", "Firma2/state"])
def test_a_folder_that_is_not_synchronised_is_fine(tmp_path, path):
    """A name that only begins or ends alike is none; a variable may be empty."""
    environment = {"OneDrive": str(tmp_path / "Firma"), "OneDriveCommercial": ""}

    assert synchronised(tmp_path / path, environment) is None


def test_a_folder_lies_in_itself_and_in_those_above(tmp_path):
    """But not in one whose name begins alike, nor in one below."""
    inner = tmp_path / "data" / "state"

    assert lies_in(inner, inner)
    assert lies_in(inner, tmp_path / "data")
    assert not lies_in(tmp_path / "database", tmp_path / "data")
    assert not lies_in(tmp_path / "data", inner)


def test_a_folder_is_known_by_another_name_of_the_same_one(tmp_path, monkeypatch):
    """Case and short names: what the file system says is one folder, is one."""
    (tmp_path / "Data").mkdir()
    monkeypatch.setattr(Path, "samefile", lambda one, other: str(one).lower() == str(other).lower())

    assert lies_in(tmp_path / "DATA" / "state", tmp_path / "Data")


@pytest.mark.posix("making links needs a right on Windows")
def test_a_link_is_followed(tmp_path):
    """A state folder behind a link is where the link leads."""
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "data")

    assert (tmp_path / "data" / "state").resolve() == folders.absolute("elsewhere/state", tmp_path)


@pytest.mark.posix("making links needs a right on Windows")
def test_a_link_to_itself_is_refused_or_kept(tmp_path):
    """Pythons differ; none may crash."""
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    try:
        assert tmp_path / "circle" == folders.absolute("circle", tmp_path)
    except FolderError as error:
        assert "link to itself" in str(error)  # noqa: PT017  # either is right


@pytest.mark.skipif(sys.platform != "win32", reason="junctions are of Windows")
def test_a_junction_is_followed(tmp_path):
    """The links of Windows that need no right."""
    (tmp_path / "data").mkdir()
    made = subprocess.run(["cmd", "/c", "mklink", "/J", "elsewhere", "data"], cwd=tmp_path, check=False)
    if made.returncode or not (tmp_path / "elsewhere").exists():
        pytest.skip("this file system has no junctions (Wine 8 has none at all)")

    assert lies_in(folders.absolute("elsewhere/state", tmp_path), (tmp_path / "data").resolve())


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows does not mind the case")
@pytest.mark.parametrize("path", ["DATA/state", "Data./state", "dAtA"])
def test_windows_itself_says_what_is_the_same(tmp_path, path):
    """In another case, with a dot at the end that Windows drops."""
    (tmp_path / "data").mkdir()

    assert lies_in(folders.absolute(path, tmp_path), (tmp_path / "data").resolve())


@pytest.mark.skipif(sys.platform != "win32", reason="short names are of Windows")
def test_a_short_name_is_made_long(tmp_path):
    """`LONGNA~1` is the folder `long name of data`."""
    ctypes = importlib.import_module("ctypes")  # what it has for Windows, mypy knows on Windows alone
    data = tmp_path / "long name of data"
    data.mkdir()
    short = ctypes.create_unicode_buffer(500)
    ctypes.windll.kernel32.GetShortPathNameW(str(data), short, 500)

    assert lies_in(folders.absolute(rf"{short.value}\state", tmp_path), data.resolve())

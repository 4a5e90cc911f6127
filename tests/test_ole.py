import struct

import pytest

from sources import SourceError
from sources.workbooks.ole import Container
from tests.workbooks import ole


def test_a_stream_comes_back_whole():
    """The sectors of a stream stand anywhere in the file, in the order of their chain."""
    streams = {"Workbook": bytes(range(256)) * 20, "Other": b"x" * 5000}
    container = Container(ole(streams))

    assert set(streams) == set(container.streams)
    assert [streams["Workbook"], streams["Other"], b""] == [
        container.read(name) for name in ("Workbook", "Other", "None")
    ]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param((512 + 4 * 5, 3), id="stream"),
        pytest.param((512 + 4 * 1, 1), id="directory"),
        pytest.param((60, 5, 512 + 4 * 5, 5), id="table of small streams"),
        pytest.param((68, 1, 512 * 3 - 4, 1), id="table of tables"),
    ],
)
def test_sectors_in_circles_are_refused(place):
    """Whoever follows them in good faith never comes to an end."""
    data = bytearray(ole({"Workbook": bytes(5000)}))
    for at, number in zip(place[::2], place[1::2], strict=True):
        struct.pack_into("<I", data, at, number)

    with pytest.raises(SourceError, match="in circles"):
        Container(bytes(data))

"""The country that a computer is set up for."""

import pytest

from contacts import countries
from serve import region
from serve.region import of_this_computer  # the real one, which other tests do without


class Windows:
    """kernel32 with a call, or both, that says the region or the locale of a user."""

    def __init__(self, **said: str) -> None:
        for name, text in said.items():
            setattr(self, name, self._saying(text))

    @staticmethod
    def _saying(text: str):
        def call(buffer, size: int) -> int:
            buffer.value = text
            return len(text) + 1 if text else 0

        return call


@pytest.mark.parametrize(
    ("locale", "country"),
    [
        ("de_DE.UTF-8", "DE"),
        ("pt_BR", "BR"),
        ("ca_ES@valencia", "ES"),
        ("en-GB", "GB"),
        ("zh-Hant-TW", "TW"),
        ("fil_PH", "PH"),
        ("GR", "GR"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("C", ""),
        ("de", ""),
        ("001", ""),
        ("XX", ""),
        ("es-419", ""),
        ("", ""),
        ("../../DE", ""),
    ],
)
def test_the_country_stands_in_the_name_of_a_locale(locale, country):
    """As Linux and Windows write it; what names none says nothing, nor does a country without phones."""
    assert country == region.first(iter([locale]))


@pytest.mark.parametrize(
    ("variables", "country"),
    [
        ({"LANG": "de_DE.UTF-8"}, "DE"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "de_AT.UTF-8"}, "AT"),
        ({"LC_ALL": "fr_CH", "LC_TELEPHONE": "de_AT", "LANG": "en_US"}, "CH"),
        ({"LC_ALL": "C", "LANG": "pl_PL"}, "PL"),
        ({"LC_MESSAGES": "sv_SE"}, ""),
        ({}, ""),
    ],
)
def test_the_variable_for_telephones_counts_before_the_language(variables, country):
    """English messages are common everywhere; a script with LC_ALL=C does not move the office."""
    assert country == region.first(region.posix(variables))


@pytest.mark.parametrize(
    ("kernel32", "country"),
    [
        (Windows(GetUserDefaultGeoName="PT", GetUserDefaultLocaleName="en-US"), "PT"),
        (Windows(GetUserDefaultGeoName="001", GetUserDefaultLocaleName="de-AT"), "AT"),
        (Windows(GetUserDefaultGeoName="", GetUserDefaultLocaleName="nl-BE"), "BE"),
        (Windows(GetUserDefaultLocaleName="it-IT"), "IT"),
        (Windows(), ""),
    ],
)
def test_windows_region_counts_before_its_formats(kernel32, country):
    """A Windows that is too old for one call, or does not know, is no error."""
    assert country == region.first(region.windows(kernel32))


def test_this_computer_is_in_a_country_or_says_nothing():
    """The real calls, whatever this computer is."""
    country = of_this_computer()

    assert country == countries.code(country)


def test_the_country_is_said_by_its_name():
    """With what to do if it was guessed; a country that has no name in the table has its code."""
    said = region.said("DE", region.BY_COMPUTER)

    assert said.startswith("Country of phone numbers without country code: Germany (DE), as this computer")
    assert "country = ... under [data] in config.ini" in said
    assert ": AG (AG), as config.ini says" in region.said("AG", region.BY_CONFIG)

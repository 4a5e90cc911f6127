"""The doctor's look from the internet: whether Talkdesk gets as far as this bridge, and nobody further."""

import ssl
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from serve.doctor.finding import WRONG, Finding, look, ok, wrong
from serve.doctor.patient import Patient
from serve.doctor.world import Answer, why
from serve.wording import counted

HOUR, DAY = 3600, 86_400  # seconds
EXPIRING = 1 / 6  # of a certificate's lifetime is left; it should have been renewed when a third was
APART = 120  # seconds by which two clocks may differ
A_WHILE = 5  # seconds that may pass between two answers
OUTSIDE = "to see it from outside, open {}/health on a phone without Wi-Fi"
INSIDE = "an address inside this network (Tailscale uses such)"
TUNNEL = "is the tunnel or proxy running, and does it lead to this bridge? docs/internet.md"
NO_NAME = "is [server] public_url spelt right, and the name known where the domain is managed?"
NOT_PASSED = "switch off the log-in page, redirect or filter in front of the bridge"
NOT_PASSING = {301, 302, 303, 307, 308, 401, 403, 429}  # what those answer


def public_address(patient: Patient) -> Iterator[Finding]:
    """All that stands between Talkdesk and the bridge, step by step, up to the first that fails."""
    url = patient.config.public_url
    if not url:
        says = "[server] public_url is empty: Talkdesk cannot reach the bridge"
        yield look("Public address", says, "docs/internet.md says how to get one")
        return
    for step in (_name, _certificate, _bridge, _credentials, _nothing_else, _clock):
        try:
            finding = step(patient, url)
        except OSError as error:
            finding = wrong("Public address", f"{url}: {why(error)}", f"{TUNNEL}; {OUTSIDE.format(url)}")
        yield finding
        if finding.verdict == WRONG:
            return


def _name(patient: Patient, url: str) -> Finding:
    host = urlsplit(url).hostname or ""
    try:
        addresses = patient.world.resolve(host)
    except OSError as error:
        return wrong("Name", f"{host}: {why(error)}", NO_NAME)
    says = f"{host} is {', '.join(addresses)}"
    if any(ip_address(address.partition("%")[0]).is_global for address in addresses):
        return ok("Name", says)
    return look("Name", f"{says}, {INSIDE}", OUTSIDE.format(url))


def _certificate(patient: Patient, url: str) -> Finding:
    where = urlsplit(url)
    try:
        begins, ends = patient.world.certificate(where.hostname or "", where.port or 443)
    except ssl.SSLCertVerificationError as error:
        return wrong("Certificate", why(error), "the tunnel or proxy makes and renews it: docs/internet.md")
    left = ends - patient.world.now()
    says = f"good for {_lasting(left)}"
    if left < (ends - begins) * EXPIRING:
        return look("Certificate", f"{says}; it should be renewed by now", "see the tunnel's or proxy's log")
    return ok("Certificate", says)


def _lasting(seconds: float) -> str:
    unit, noun = (DAY, "day") if seconds >= 2 * DAY else (HOUR, "hour")
    return counted(round(seconds / unit), noun)


def _bridge(patient: Patient, url: str) -> Finding:
    """Ask again before it is said to be another one: Talkdesk may have asked between the two questions."""
    there = patient.world.ask(f"{url}/health")
    if "status" not in there.json:
        advice = NOT_PASSED if there.status in NOT_PASSING else TUNNEL
        return wrong("Public address", f"{url}/health answers {there.status}, not as the bridge does", advice)
    if _alike(there, patient.health()) or _alike(patient.world.ask(f"{url}/health"), patient.health()):
        return ok("Public address", f"this bridge answers at {url}")
    return wrong("Public address", f"a different bridge answers at {url}", TUNNEL)


def _alike(there: Answer, here: Answer | OSError) -> bool:
    """Whether two answers can be of the same bridge: as many contacts, asked for at the same time."""
    if isinstance(here, OSError):
        return False
    since = [answer.json.get("last_sync_seconds") for answer in (there, here)]
    known = [seconds for seconds in since if isinstance(seconds, int)]
    same = len(known) != 1 and max(known, default=0) - min(known, default=0) <= A_WHILE
    return same and there.json.get("contacts") == here.json.get("contacts")


def _credentials(patient: Patient, url: str) -> Finding:
    status = patient.world.ask(f"{url}/auth_validation", b"{}").status
    if status == 401:
        return ok("Passwords", "nobody gets in there without one")
    if status == 200:
        return wrong("Passwords", "anybody gets in there without one", TUNNEL)
    return wrong("Passwords", f"Talkdesk's requests are answered with {status} there, not 401", NOT_PASSED)


def _nothing_else(patient: Patient, url: str) -> Finding:
    """The status page is for this computer alone; the bridge itself has nothing at `/`."""
    status = patient.world.ask(f"{url}/").status
    if status == 404:
        return ok("Nothing else", "the status page cannot be seen from there")
    return wrong("Nothing else", f"{url}/ answers {status}, not 404: more can be seen there", TUNNEL)


def _clock(patient: Patient, url: str) -> Finding:
    """The proxy's clock, if it is not on this computer, is kept by somebody."""
    said = patient.world.ask(f"{url}/health").headers.get("date", "")
    try:
        apart = abs(patient.world.now() - parsedate_to_datetime(said).timestamp())
    except ValueError:
        return look("Clock", "there is no time in the answer to compare it with", "compare it with a phone")
    if apart > APART:
        return look("Clock", f"{apart / 60:.0f} minutes apart from that at {url}", "have the system set it")
    return ok("Clock", f"as at {url}")

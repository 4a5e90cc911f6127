"""Who asks: the address at the other end, or the one that a trusted proxy says to have asked it."""

import ipaddress


def address(peer: str, forwarded: str, proxy: str) -> str:
    """Return the client's address: `peer`, unless that is the `proxy` and X-Forwarded-For names another.

    Proxies append to what their own client said, so only the last address is theirs. Without a `proxy`,
    X-Forwarded-For is not believed.
    """
    said = forwarded.rpartition(",")[2].strip()
    return said if proxy and peer == proxy and _is_address(said) else peer


def _is_address(text: str) -> bool:
    """Whether this is an address and nothing else: behind its % an IPv6 address may hold any text."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return "%" not in text

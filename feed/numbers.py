"""Numbers as people say them."""


def number(count: int) -> str:
    """Return a number that can be read at a glance: `12,345`."""
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    """Return how many: `1 contact`, `12,345 contacts`."""
    return f"{number(count)} {noun if count == 1 else f'{noun}s'}"

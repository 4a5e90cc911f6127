"""Bottle, in which nothing is answered as Bottle itself does: in HTML, with the request in it."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from bottle import Bottle, HTTPError, HTTPResponse

log = logging.getLogger(__name__)


def router(
    name: str, statuses: Mapping[type[Exception], int], refuse: Callable[[HTTPError], bytes]
) -> Bottle:
    """Return an application without routes, whose errors `refuse` makes answers of.

    Those of which `statuses` has the kind keep their text. Any other is a fault of the bridge: its text
    is for the log alone, where what failed has this `name`.
    """

    def with_faults_answered(callback: Callable[..., Any]) -> Callable[..., Any]:
        def answered(**arguments: str) -> Any:
            try:
                return callback(**arguments)
            except HTTPResponse:
                raise
            except tuple(statuses) as error:
                raise HTTPError(statuses[type(error)], str(error)) from None
            except Exception:
                log.exception("%s failed", name)
                raise HTTPError(500) from None

        return answered

    made = Bottle()
    made.config["catchall"] = False
    made.install(with_faults_answered)
    made.default_error_handler = refuse
    return made

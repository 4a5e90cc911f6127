"""How the bridge is stopped by a key, or by who manages services."""

import signal
import subprocess
import sys

import pytest

from bridge import CONFIG
from tests.office import furnish
from tests.program import PATIENCE

PROMPT = 6  # seconds until who stops it kills it
STOPPED = """
import http.client, signal, sys, threading, time
sys.path.insert(0, sys.argv[1])
import bridge
serve, times = bridge.Server.run, []
def stop(port):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request("GET", "/health")
    asked.getresponse().read()
    times.append(time.monotonic())
    signal.raise_signal(int(sys.argv[2]))
def run(server):
    threading.Thread(target=stop, args=[server.port]).start()
    serve(server)
bridge.Server.run = run
code = bridge.main(["--config", sys.argv[3]])
print("ended after", time.monotonic() - times[0])
sys.exit(code)
"""


@pytest.mark.parametrize("name", [name for name in ("SIGINT", "SIGBREAK") if hasattr(signal, name)])
def test_a_signal_ends_the_bridge_with_exit_code_0(tmp_path, name):
    """Ctrl+C, Ctrl+Break: all is let go of before a service manager loses its patience.

    Raised inside the process, since Windows delivers none to another one.
    """
    words = [str(CONFIG.parent), str(int(getattr(signal, name))), str(furnish(tmp_path))]
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, *words],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        encoding="utf-8",
    )

    assert 0 == done.returncode, done.stderr
    assert float(done.stdout.split()[-1]) < PROMPT
    assert "Traceback" not in done.stderr

"""How fast the bridge is, side by side with the limit: what the machine can do at all.

`python -m benchmarks` runs all of it. The bridge is run as `bridge.py` runs it; only when it publishes is
watched from inside.
"""

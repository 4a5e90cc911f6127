"""How fast the bridge is, side by side with the limit: what the machine can do at all.

`python -m benchmarks` runs all of it. Only what the bridge has for others is used; nothing here knows how
it works.
"""

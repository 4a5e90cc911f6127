"""How fast the bridge is, side by side with the limit: what the machine can do at all.

`python -m benchmarks` runs all of it. The bridge is run as `bridge.py` runs it; only when it publishes is
watched from inside.

`targets` and `peers` say what is compared, with `carddav` (Radicale) and a `pipeline` (dlt) among the latter;
`contests` set it up. What is timed are `works` and `limits`, `edits` of a `home`, and what is `served` to a
`client`; each is run in turns (`run`), some `alone` in a process. `growth` is how the cost grows.

`people` of several `regions` are made up, and written as `files`. `results`, of one `machine`, are shown as a
`table` or a `plot`, and `published`.
"""

"""Contacts become the change feed here: who is who, what changed and when; nothing of HTTP.

A look at the folder is `refresh`, which the `refresher` begins now and then. Its steps:

* `files` tell what is there and what may have changed; `found` is what came of all of them.
* `source` understands one file. Its rows become `entries`, many of them by a `crew` of processes, few by what
  is known of them from `lately`.
* `told` puts them beside what the file said before; `identity` tells whose they are.
* `holding` keeps back what the `brake` says is a mistake.
* `memory` records what is believed, and a `report` for people; what it has as JSON is `kept` in one way.
* `frame` is what is published. Talkdesk gets `pages` of it; its `syncs` are noted.

Meanwhile the `collector` of garbage rests, and what people ask for are `orders`. For all of them are `clock`,
`numbers` and `typed`: time, and how numbers and commands are written.
"""

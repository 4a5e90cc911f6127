"""What stands between the feed and the network, or a person: requests, settings, users, reports.

* `http` answers Talkdesk, `page` people in a browser; who may ask is in `credentials`.
* `settings` are what `config.ini` says, by its `keys`: `folders`, the `region`, the `integration`.
* `commands` are what else the bridge does: `check`, which is `printed`, the `template`, the `doctor`.
* `journal` is the log, `welcome` what a start shows.

For all of them are `lists` of contacts, `wording`, what may go to a `terminal`, and the `version`.
"""

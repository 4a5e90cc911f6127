"""The rows of a table become contacts here, as Talkdesk knows them.

* `row` makes a `contact` of what a row says, with care. Nearly all rows need none: `plain_rows`, with
  `plain_addresses` and `plain` cells, says the same of those much faster.
* `names` and `addresses` are composed as people of a culture, or a country, write them.
* `reach` collects how somebody is reached: `emails`, `links`, and `phones`, also those `behind_names`.
* A phone number becomes E.164 in `dialling`, by the `numbering` plans of the world; some were `renumbered`.

For all of them are `texts`, which tells what says nothing, and `countries`.
"""

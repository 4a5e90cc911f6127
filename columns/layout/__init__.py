"""How people and programs lay tables out becomes plain: headings, and rows of contacts below.

* `layout` goes through all that follows. A table is looked at as a `grid`.
* In a `form` the headings stand on the left; `blocks` have none: addresses, or a name and a number a line.
* Elsewhere `heading_rows` are looked for: below titles, in two rows, or several times.
* In `long` tables a person has several rows, of which each says one thing and what it is.
* Lists may stand `beside` each other: each is a table. Numbers in `pieces`, each in a column, become whole.
* Lines that are no contacts are `totals` and notices below them, and names of `sections` among them.
"""

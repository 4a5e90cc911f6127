"""Tables become plain here, and their headings fields: what each column says of a contact.

* `layout` finds the headings and the contacts in what people and programs lay out.
* `table_columns` tells what the columns of a table are: by their `headings`, else by their cells, if they are
  `unheaded`. Then `subject` says whether it is about contacts at all.
* A heading is made bare of what programs add (`bare_headings`), in one of several `languages`, and says whose
  it is behind how somebody is related (`relations`). Its `readings` are all that it can be by itself: from a
  list, else by the `grammar` of its `words`.
* `choices` take one of these for each column, by its neighbours and its values.

What a value looks like is told in `cells`, strictly, where no heading does, else in `look`, leniently;
`firms` are told from persons. For all of them are `column`, which is what comes of it, and `folding`, which
makes texts comparable.
"""

"""What each column is, where its heading alone does not decide, and what belongs together.

* `choices` has the steps, in their order; what they know and have decided are the `undecided` columns.
* `values` may say something else than their heading. What is another's is told by `persons` and `banks`.
* What can be several things is decided by its `neighbours`, as they are `seen`; so are `address_parts`.
* Several may be the name: `names` tells them apart. Where nobody is named or reached, others are `stand_ins`.
* `repeats` tells whose a phone is whose heading comes again, once the name is known.
* `placing` tells which address a street is of, `companions` which phone an extension is of.
"""

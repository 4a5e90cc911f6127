"""Who is who: the ids of the contacts that rows are.

`ids` asks for as few rows as need it: of files that took the place of others `in_place`, of many new ones at
a `glance`, of strangers by their `fingerprints`, of all the rest in `matching`. That has the rules, and
stands on `likeness`, on `heirs` where files were renamed, on `lines` where a contact has several in a file,
and on `begun` where a name was saved half typed.
"""

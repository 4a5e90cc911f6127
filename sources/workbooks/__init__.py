"""Workbooks become tables, one for each sheet: Excel of all ages, OpenDocument, web pages called so.

`excel` has calamine read them. What that does not tell is in `openxml` (.xlsx), `xlsb` and `biff` (.xls);
cells at which it gives up are put right there, and for .xlsx in `mending`. It is not asked for what is an
`opendocument`, a `webpage` or an `xml_spreadsheet`.

All of them make a `sheet`: each `cell` says what a person sees in it, of numbers by their `number_format`.
Below that, a file is an `archive` of `parts`, or an `ole` container with `biff_strings`; XML goes through a
`tag_reader`. There is `room` for so many cells, and `refusals` say why a workbook is not read.
"""

"""Workbooks become tables, one for each sheet: Excel of all ages, OpenDocument, web pages called so."""

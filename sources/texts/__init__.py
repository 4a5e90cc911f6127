"""Texts become tables: CSV and its relatives, columns that blanks align, records."""

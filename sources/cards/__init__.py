"""Address-book cards become a table: what programs write, mended and put into columns."""

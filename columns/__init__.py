"""Tables become columns here: where the headings stand, and what each column says of a contact."""

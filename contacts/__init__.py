"""Rows become contacts here: names, numbers and addresses as Talkdesk's contract has them."""

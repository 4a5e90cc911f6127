"""Contacts become the change feed here: who is who, what changed and when; nothing of HTTP."""

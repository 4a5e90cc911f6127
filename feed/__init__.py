"""Tables become the change feed here: who is in them, what changed and when; nothing of HTTP."""

"""HTTP, as Talkdesk and everybody else on the network meets it."""

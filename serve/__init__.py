"""What stands between the feed and the network, or a person: requests, settings, users, reports."""

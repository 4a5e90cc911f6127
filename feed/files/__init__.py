"""The data folder and its files: what is there, what changed, what cannot be read."""

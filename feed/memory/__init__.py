"""What the bridge remembers between runs: the ledger, and what is asked of it."""

"""The doctor: checks all that a bridge needs, and says what to do."""

"""The answer to a request: one comment, its labels and its status, as text and data."""

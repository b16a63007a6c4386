"""Questions to the record and their cited answers."""

"""Gold and found turned into precision, recall and F1."""

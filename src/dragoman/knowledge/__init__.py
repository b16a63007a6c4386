"""Data files turned into frozen look-up objects."""

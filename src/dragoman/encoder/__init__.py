"""Sentences with a marked source and target → how likely each PLOVER type ties the two, by a small shipped encoder."""

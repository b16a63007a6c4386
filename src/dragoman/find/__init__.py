"""Parse and knowledge turned into findings; finders never import one another, the reader hands results on."""

"""The store: the one door to the database; knows the model, not language."""

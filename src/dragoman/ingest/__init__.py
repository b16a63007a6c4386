"""The outside world turned into Reports."""

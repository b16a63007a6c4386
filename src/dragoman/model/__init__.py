"""What everything else speaks: reports, findings, readings, partial dates; standard library only."""

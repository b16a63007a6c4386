"""The name of a pattern → the function that says what its candidates mean."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.find import times_ahead as ahead
from dragoman.find import times_clock as clock
from dragoman.find import times_dates as dates
from dragoman.find import times_numeric as numeric
from dragoman.find import times_relative as relative
from dragoman.find import times_spans as spans
from dragoman.find.times_context import Context
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_values import Value

RULES: dict[str, Callable[[Candidate, Context], Value | None]] = {
    "iso": numeric.iso,
    "slash": numeric.slash,
    "numeric": numeric.numeric,
    "shared_day": dates.shared_day,
    "day_range": dates.day_range,
    "clock_range": clock.clock_range,
    "clock": clock.clock,
    "moment": clock.moment,
    "date": dates.full_date,
    "nth_weekday": dates.nth_weekday,
    "weekday_week": ahead.weekday_week,
    "week_on": ahead.week_on,
    "weekday": dates.weekday,
    "month_year": dates.month_year,
    "month": dates.month,
    "year": dates.year,
    "era": dates.era,
    "day_of_month": dates.day_of_month,
    "offset": relative.offset,
    "ago": relative.ago,
    "range_of": relative.range_of,
    "edge": relative.edge,
    "part_of_day": relative.part_of_day,
    "after_next": spans.after_next,
    "relative": relative.relative,
    "season": relative.season,
    "holiday": relative.holiday,
    "deictic": relative.deictic,
    "quarters": spans.quarter,
    "quarter": spans.quarter,
    "counted": spans.counted,
    "decade": spans.decade,
    "century": spans.century,
    "fiscal": spans.fiscal,
    "set": spans.repeated,
    "duration": spans.length,
    "units": spans.units,
    "reference": spans.reference,
    "hour": clock.hour,
}


def meaning(c: Candidate, x: Context) -> Value | None:
    """Type, value, EDTF, anchor and reason of a candidate, or None where it is no time expression after all."""
    try:
        return RULES[c.rule](c, x)
    except (ValueError, OverflowError):
        return None  # a day outside the calendar, such as a century after the year 9999

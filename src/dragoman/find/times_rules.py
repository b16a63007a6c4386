"""The name of a pattern → the function that says what its candidates mean."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.find import times_ahead as ahead
from dragoman.find import times_clock as clock
from dragoman.find import times_dates as dates
from dragoman.find import times_days as days
from dragoman.find import times_feasts as feasts
from dragoman.find import times_numeric as numeric
from dragoman.find import times_relative as relative
from dragoman.find import times_spans as spans
from dragoman.find.times_context import Context
from dragoman.find.times_names import is_name
from dragoman.find.times_patterns import Candidate
from dragoman.find.times_values import Value

RULES: dict[str, Callable[[Candidate, Context], Value | None]] = {
    "iso": numeric.iso,
    "slash": numeric.slash,
    "numeric": numeric.numeric,
    "shared_day": days.shared_day,
    "day_range": days.day_range,
    "days": spans.weekdays,
    "stretch": spans.stretch,
    "day_of": spans.day_of,
    "week_with": spans.week_with,
    "clock_range": clock.clock_range,
    "clock": clock.clock,
    "clock_alone": clock.clock,
    "moment": clock.moment,
    "date": dates.full_date,
    "nth_weekday": days.nth_weekday,
    "weekday_off": ahead.weekday_off,
    "weekend_of": spans.weekend_of,
    "weekday_said": days.weekday,
    "weekday_week": ahead.weekday_week,
    "week_on": ahead.week_on,
    "weekday": days.weekday,
    "month_year": dates.month_year,
    "month": dates.month,
    "year": dates.year,
    "era": dates.era,
    "day_of_month": days.day_of_month,
    "offset": relative.offset,
    "ago": relative.ago,
    "range_of": relative.range_of,
    "edge": relative.edge,
    "part_of_day": relative.part_of_day,
    "after_next": spans.after_next,
    "relative": relative.relative,
    "season": feasts.season,
    "holiday": feasts.holiday,
    "deictic": relative.deictic,
    "quarters": spans.quarter,
    "quarter": spans.quarter,
    "counted": spans.counted,
    "decade": spans.decade,
    "century": spans.century,
    "split_year": spans.split_year,
    "fiscal": spans.fiscal,
    "set": spans.repeated,
    "duration": spans.length,
    "units": spans.units,
    "reference": spans.reference,
    "hour": clock.hour,
    "hour_of_part": clock.hour_of_part,
}


def meaning(c: Candidate, x: Context) -> Value | None:
    """Type, value, EDTF, anchor and reason of a candidate, or None where it is no time expression after all."""
    if is_name(c, x):
        return None
    try:
        return RULES[c.rule](c, x)
    except (ValueError, OverflowError):
        return None  # a day outside the calendar, such as a century after the year 9999

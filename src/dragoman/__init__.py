"""Dragoman reads news reports on conflict and diplomacy and keeps the record of a peace process."""

from __future__ import annotations

__version__ = "0.1.0"

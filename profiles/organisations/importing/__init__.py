"""Importing organisations and people from a spreadsheet: all of it, or nothing."""

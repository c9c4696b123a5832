"""The instructor's desk: check, find, source, coverage, verify, translated."""

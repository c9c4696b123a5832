"""What the kit costs, measured: `python -m bench`. Nothing here is asserted in tests."""

"""Models: one module an area, pure functions without chart or widget."""

"""The arithmetic of the lesson on the page itself, without chart or widget."""

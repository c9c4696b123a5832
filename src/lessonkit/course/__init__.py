"""The way through the lessons: their order, their outlines, what is done, what comes back."""

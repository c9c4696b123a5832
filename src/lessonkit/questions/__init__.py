"""Questions and guesses: read from tables, asked, judged, kept."""

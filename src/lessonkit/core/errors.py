"""Errors that a user can mend, each a sentence that says how."""


class KitError(Exception):
    """Something wrong that a person can mend; its text is the sentence that says how."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows in place of a traceback: the sentence alone."""
        return [str(self)]

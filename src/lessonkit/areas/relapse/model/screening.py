"""Of a hundred warnings, how many are real: arithmetic of a rule that errs both ways."""

from lessonkit.core.ranges import require


def real_share(falling: float, seen: float, idle: float) -> float:
    """Return how many of a hundred warnings are about a household that will fall.

    Args:
        falling: Of a hundred households, those that will fall.
        seen: Of a hundred that will fall, those warned of.
        idle: Of a hundred that will not, those warned of in vain.

    Returns:
        0 to 100; 0 where nobody is warned of.

    Raises:
        OutOfRangeError: An argument does not lie from 0 to 100.
    """
    for name, value in {"falling": falling, "seen": seen, "idle": idle}.items():
        require(name, value, 0, 100, "Write how many of a hundred.")
    real, vain = falling * seen, (100 - falling) * idle
    return 100 * real / (real + vain) if real + vain else 0.0

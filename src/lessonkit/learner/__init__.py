"""What belongs to the learner: their file, their copies of lessons, and where they stopped."""

"""JupyterLab as a learner starts it."""

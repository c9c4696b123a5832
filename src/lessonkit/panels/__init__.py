"""Panels: one module an area, each binding a model to controls and a chart."""

from lessonkit.panels import health, page

__all__ = ["health", "page"]

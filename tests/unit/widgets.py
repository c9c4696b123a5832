"""What stands inside a panel, as tests of panels look for it."""

from collections.abc import Iterator

from ipywidgets import Widget

from lessonkit.widgets.controls import LiveChart, Slider


def within(widget: Widget) -> Iterator[Widget]:
    """Yield a widget and all that it holds, outermost first."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from within(child)


def chart_of(panel: Widget) -> LiveChart:
    """Return the one chart of a panel."""
    (found,) = (widget for widget in within(panel) if isinstance(widget, LiveChart))
    return found


def told(chart: LiveChart) -> str:
    """Return the sentence of a chart as it is read, its figures without their links."""
    sentence = chart.sentence
    parts = [sentence] if isinstance(sentence, str) else sentence
    return "".join(part if isinstance(part, str) else part["text"] for part in parts)


def sliders_of(panel: Widget) -> dict[str, Slider]:
    """Return the sliders of a panel by their labels."""
    return {widget.label: widget for widget in within(panel) if isinstance(widget, Slider)}

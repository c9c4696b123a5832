"""What panels are made of: a slider, a live chart and the box that holds them."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

import anywidget
import ipywidgets
import traitlets

from lessonkit.language import current, say
from lessonkit.panels import vega_bundle

_STATIC: Final = Path(__file__).parent / "static"
_CSS: Final = _STATIC / "panel.css"


class Slider(anywidget.AnyWidget):
    """A number on a scale; read and set `value`. `pattern` says it, as in "{number} yuan"."""

    _esm = _STATIC / "slider.js"
    _css = _CSS
    label = traitlets.Unicode().tag(sync=True)
    value = traitlets.Float().tag(sync=True)
    min = traitlets.Float(0).tag(sync=True)
    max = traitlets.Float(100).tag(sync=True)
    step = traitlets.Float(1).tag(sync=True)
    pattern = traitlets.Unicode("{number}").tag(sync=True)
    disabled = traitlets.Bool(default_value=False).tag(sync=True)
    lang = traitlets.Unicode().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - traits, as ipywidgets takes them
        """Speak the notebook's language."""
        super().__init__(lang=current(), **kwargs)


class Field(anywidget.AnyWidget):
    """A line of text that is typed; `entered` counts how often Enter was pressed in it."""

    _esm = _STATIC / "field.js"
    _css = _CSS
    label = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    entered = traitlets.Int(0).tag(sync=True)


class LiveChart(anywidget.AnyWidget):
    """A chart that follows `rows`, with the same numbers as `table` and as `sentence`.

    `spec` is Vega-Lite with a data set named "rows", compiled in the page. A cell of `table`
    is a text, or text and id of a figure of the page: that one leads to its source.
    """

    _esm = _STATIC / "live.js"
    _css = _CSS
    spec = traitlets.Dict().tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - traits, as ipywidgets takes them
        """Answer the page that asks for Vega."""
        super().__init__(**kwargs)
        self.on_msg(self._answer)

    def _answer(self, _: object, message: dict[str, str], __: list[memoryview]) -> None:
        if message.get("type") == "vega":
            self.send({"type": "vega"}, [vega_bundle.content()])


class Status(ipywidgets.HTML):
    """A sentence that screen readers hear when it changes; set `text`, shown as it is."""

    text = traitlets.Unicode()

    @traitlets.observe("text")
    def _say(self, change: dict[str, str]) -> None:
        self.value = f'<p role="status">{escape(change["new"])}</p>' if change["new"] else ""


class Panel(ipywidgets.Box):
    """Controls beside what they move, below each other where the page is narrow.

    Without a kernel it is an invitation in words.
    """

    def __init__(self, controls: Sequence[ipywidgets.Widget], *shown: ipywidgets.Widget) -> None:
        """Put `controls` in a column and what is `shown` beside it."""
        for control in controls:
            control.layout.width = "auto"
        self._shown = ipywidgets.VBox(shown)
        super().__init__([ipywidgets.VBox(controls), self._shown])
        self.add_class("lessonkit-panel")

    def show(self, *shown: ipywidgets.Widget) -> None:
        """Show other things beside the controls."""
        self._shown.children = shown

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        """Return the live view, and a fixed text for viewers without a kernel."""
        bundle = super()._repr_mimebundle_(**kwargs)
        return {**bundle, "text/plain": say("panel.invitation")}

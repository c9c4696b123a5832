"""The controls of panels: slider, text field, button, sentence, live chart, and their box."""

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from typing import Any

import anywidget
import ipywidgets
import traitlets

from lessonkit.core.bundler import inlined
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.widgets import STATIC, vega_bundle


class Slider(anywidget.AnyWidget):
    """A number on a scale; read and set `value`. `pattern` says it, as in "{number} yuan"."""

    _esm = inlined(STATIC / "slider.js")
    label = traitlets.Unicode().tag(sync=True)
    value = traitlets.Float().tag(sync=True)
    min = traitlets.Float(0).tag(sync=True)
    max = traitlets.Float(100).tag(sync=True)
    step = traitlets.Float(1).tag(sync=True)
    pattern = traitlets.Unicode("{number}").tag(sync=True)
    lang = traitlets.Unicode().tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - traits, as ipywidgets takes them
        """Speak the notebook's language."""
        super().__init__(lang=current(), **kwargs)


class Field(anywidget.AnyWidget):
    """A line of text that is typed; `entered` counts how often Enter was pressed in it."""

    _esm = STATIC / "field.js"
    label = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    entered = traitlets.Int(0).tag(sync=True)


class LiveChart(anywidget.AnyWidget):
    """A chart that follows `rows`, with the same numbers as `table` and as `sentence`.

    `spec` is Vega-Lite with a data set named "rows", compiled in the page. A cell of `table`
    is a text, or text and id of a figure of the page: that one leads to its source. So is
    `sentence`, or a list of such parts.
    """

    _esm = inlined(STATIC / "live.js")
    spec = traitlets.Dict().tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)
    sentence = traitlets.Union([traitlets.Unicode(), traitlets.List()]).tag(sync=True)

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - traits, as ipywidgets takes them
        """Answer the page that asks for Vega."""
        super().__init__(**kwargs)
        self.on_msg(self._answer)

    def _answer(self, _: object, message: dict[str, str], __: list[memoryview]) -> None:
        if message.get("type") == "vega":
            self.send({"type": "vega"}, [vega_bundle.content()])


class Status(anywidget.AnyWidget):
    """A sentence that screen readers hear when it changes; set `text`, shown as it is.

    `html` is set instead where the sentence has links; all else in it must be escaped.
    The element stays in the page: one that comes with its words is not always read out.
    """

    _esm = STATIC / "status.js"
    text = traitlets.Unicode()
    html = traitlets.Unicode().tag(sync=True)

    @property
    def words(self) -> str:
        """What is read and heard, without its links."""
        return unescape(re.sub(r"<[^>]*>", "", self.html))

    @traitlets.observe("text")
    def _say(self, change: dict[str, str]) -> None:
        self.html = escape(change["new"])


class Press(anywidget.AnyWidget):
    """A button that sends the values of the controls in `reads` along with a click.

    A change that the page has not sent yet would come after the click, and the older value
    would be judged. Once `done` it keeps the focus and does nothing more.
    """

    _esm = STATIC / "press.js"
    label = traitlets.Unicode().tag(sync=True)
    reads: traitlets.List[Any] = traitlets.List().tag(sync=True)
    done = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(
        self, label: str, act: Callable[[], object], reads: Sequence[ipywidgets.Widget] = ()
    ) -> None:
        """Call `act` on a click, after the controls have taken what the page holds."""
        self._act, self._controls = act, list(reads)
        held = [[control.model_id, _held(control)] for control in reads]
        super().__init__(label=label, reads=held)
        self.on_msg(self._pressed)

    def _pressed(self, _: object, message: dict[str, Any], __: list[memoryview]) -> None:
        if message.get("type") != "press":
            return
        for control, value in zip(self._controls, message["held"], strict=True):
            control.set_state({_held(control): value})
        self.click()

    def click(self) -> None:
        """Do what a click does."""
        if not self.done:
            self._act()


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


def _held(control: ipywidgets.Widget) -> str:
    """Return the trait in which the page holds what was put into a control.

    Lists hold a place; a field that the kernel reads holds its text.
    """
    return next((name for name in ("index", "typed") if control.has_trait(name)), "value")

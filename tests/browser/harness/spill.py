"""Words of charts that do not fit: looked for wherever a chart's controls may stand."""

from typing import Final

from playwright.sync_api import Page

_LOOK: Final = """async () => {
  const faults = new Set();
  const look = (box) => {
    const picture = box.querySelector(':scope > svg.marks');
    const frame = picture.getBoundingClientRect();
    const controls = box.querySelector(':scope > .vega-bindings')?.getBoundingClientRect();
    const beside = controls && controls.left > frame.left + 100;
    const end = beside ? Math.min(frame.right, controls.left) : frame.right;
    for (const text of picture.querySelectorAll('text')) {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      if (!width || !text.checkVisibility({ opacityProperty: true })) continue;
      const line = (bottom - top) / 3; // a letter's box is higher than the letter
      const high = top < frame.top - line || bottom > frame.bottom + line;
      if (high || left < frame.left - 1 || right > end + 1) faults.add(text.textContent);
    }
  };
  const drawn = () => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 20));
  const settings = (control) => {
    if (control.type === 'range') return [control.min, control.max];
    if (control.type === 'checkbox') return [false, true];
    if (control.type === 'radio') return [true];
    return [...control.options].map((option) => option.value);
  };
  const ticked = (control) => ['checkbox', 'radio'].includes(control.type);
  const put = (control, value) => {
    control[ticked(control) ? 'checked' : 'value'] = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };
  for (const box of document.querySelectorAll('.jp-Notebook .vega-embed:has(> svg.marks)')) {
    look(box);
    const controls = [...box.querySelectorAll('.vega-bindings :is(input, select)')];
    const before = controls
      .filter((control) => control.type !== 'radio' || control.checked)
      .map((control) => [control, ticked(control) ? control.checked : control.value]);
    for (const end of [0, -1]) {
      const rest = () => controls.forEach((control) => put(control, settings(control).at(end)));
      for (const control of controls) {
        for (const value of settings(control)) {
          rest();
          put(control, value);
          await drawn();
          look(box);
        }
      }
    }
    for (const [control, value] of before) put(control, value);
    await drawn();
  }
  return [...faults];
}"""


def spilt(page: Page) -> list[str]:
    """Move the controls of all charts from end to end, and put them back.

    Returns:
        What is written and does not stand within its picture, or stands under its controls.
    """
    return list(page.evaluate(_LOOK))

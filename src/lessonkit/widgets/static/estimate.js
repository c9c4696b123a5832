// A guess: a native range, a field for the same number and, where it is drawn, a bar to pull.

import { make } from "../../labextension/lessonkit/make.js";
import { written } from "../../labextension/lessonkit/numbers.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 90; // px of the drawing
const HEIGHT = 180;
const BESIDE = 60; // for the two ends of the scale

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const words = model.get("words");
  const least = model.get("min");
  const most = model.get("max");
  const box = make("div", "", { class: "lessonkit-estimate" });
  const label = make("label", "", { class: "lessonkit-slider" });
  const name = make("span");
  const range = make("input", "", { type: "range", min: least, max: most, step: model.get("step") });
  const shown = make("span", "", { "aria-hidden": "true" });
  label.append(name, range, shown);
  const typing = make("label", "", { class: "lessonkit-field" });
  const field = make("input", "", { type: "text", inputmode: "decimal", autocomplete: "off" });
  typing.append(make("span", words.typed), field);
  const wrong = make("p", "", { role: "status" });
  const bar = model.get("drawn") ? drawing() : null;
  if (bar) box.append(bar.svg);
  box.append(label, typing, wrong);
  el.append(box);

  /** @returns {number | null} */
  const value = () => model.get("value");
  const said = () => {
    const number = value();
    return number === null ? "—" : words.pattern.replace("{number}", written(number, model.get("lang")));
  };
  const update = () => {
    const locked = model.get("locked");
    box.toggleAttribute("data-locked", locked);
    range.setAttribute("aria-disabled", String(locked)); // disabled it could not be read by Tab
    field.readOnly = locked;
    name.textContent = locked ? words.locked : words.label;
    range.value = String(value() ?? least);
    shown.textContent = said();
    range.setAttribute("aria-valuetext", said());
    if (document.activeElement !== field) field.value = value() === null ? "" : String(value());
    wrong.textContent = model.get("refused") ? words.wrong : "";
    bar?.draw(value() ?? least);
  };
  /** @param {number} number of the scale */
  const set = (number) => {
    if (!model.get("locked")) {
      model.set({ value: number, typed: String(number), refused: false });
      model.save_changes();
    }
    update();
  };

  function drawing() {
    const svg = document.createElementNS(SVG, "svg");
    const frame = document.createElementNS(SVG, "rect");
    const pulled = document.createElementNS(SVG, "rect");
    svg.setAttribute("width", String(WIDTH + BESIDE));
    svg.setAttribute("height", String(HEIGHT));
    svg.setAttribute("aria-hidden", "true"); // the range below says and does the same
    svg.setAttribute("class", "lessonkit-pulled");
    for (const rect of [frame, pulled]) rect.setAttribute("width", String(WIDTH));
    frame.setAttribute("height", String(HEIGHT));
    const ends = [[most, "hanging", 0], [least, "auto", HEIGHT]].map(([end, baseline, y]) => {
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("x", String(WIDTH + 6));
      text.setAttribute("y", String(y));
      text.setAttribute("dominant-baseline", String(baseline));
      text.textContent = written(Number(end), model.get("lang"));
      return text;
    });
    svg.append(frame, pulled, ...ends);
    const pull = (/** @type {PointerEvent} */ event) => {
      if (!(event.buttons & 1)) return;
      const { top, height } = svg.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, 1 - (event.clientY - top) / height));
      const step = model.get("step");
      set(Math.min(most, least + Math.round((share * (most - least)) / step) * step));
    };
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      pull(event);
    });
    svg.addEventListener("pointermove", pull);
    /** @param {number} number */
    const draw = (number) => {
      const height = most > least ? ((number - least) / (most - least)) * HEIGHT : 0;
      pulled.setAttribute("y", String(HEIGHT - height));
      pulled.setAttribute("height", String(height));
    };
    return { svg, draw };
  }

  range.addEventListener("input", () => set(Number(range.value)));
  field.addEventListener("input", () => {
    if (model.get("locked")) return;
    // The kernel reads it, as it reads answers to questions; an emptied field is no guess.
    model.set("typed", field.value);
    if (!field.value.trim()) model.set({ value: null, refused: false });
    model.save_changes();
  });
  model.on("change", update);
  update();
  return () => model.off("change", update);
}

export default { render };

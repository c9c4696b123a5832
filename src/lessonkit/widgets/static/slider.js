// A native range input in a label: named for screen readers, moved by keyboard and mouse.

import { written } from "../../labextension/lessonkit/numbers.js";

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  const input = document.createElement("input");
  const shown = document.createElement("span");
  shown.ariaHidden = "true"; // the slider says its value itself
  label.className = "lessonkit-slider";
  input.type = "range";
  label.append(name, input, shown);
  el.append(label);

  /** @param {number} value */
  const words = (value) => model.get("pattern").replace("{number}", written(value, model.get("lang")));

  const update = () => {
    name.textContent = model.get("label");
    for (const part of ["min", "max", "step"]) input.setAttribute(part, String(model.get(part)));
    if (Number(input.value) !== model.get("value")) input.value = String(model.get("value"));
    shown.textContent = words(model.get("value"));
    input.setAttribute("aria-valuetext", shown.textContent);
  };
  input.addEventListener("input", () => {
    model.set("value", Number(input.value));
    model.save_changes();
    update();
  });
  model.on("change", update);
  update();
  return () => model.off("change", update);
}

export default { render };

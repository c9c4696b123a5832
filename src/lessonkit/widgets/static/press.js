// A button. Its click brings along what other controls hold at that moment, in one message: a
// change that is still held back here would reach the kernel only after the click.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lessonkit-press";
  el.append(button);

  const update = () => {
    button.textContent = model.get("label");
    button.setAttribute("aria-disabled", String(model.get("done"))); // disabled it loses the focus
  };
  button.addEventListener("click", async () => {
    if (model.get("done")) return;
    const reads = /** @type {[string, string][]} */ (model.get("reads"));
    const held = reads.map(async ([id, name]) => (await model.widget_manager.get_model(id)).get(name));
    model.send({ type: "press", held: await Promise.all(held) });
  });
  model.on("change", update);
  update();
  return () => model.off("change", update);
}

export default { render };

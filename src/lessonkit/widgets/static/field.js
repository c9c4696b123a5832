// A text field in a label. Enter counts up `entered` in one message with the text: a message of
// its own could overtake the letters typed last.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  const input = document.createElement("input");
  label.className = "lessonkit-field";
  input.type = "text";
  input.autocomplete = "off";
  label.append(name, input);
  el.append(label);

  const update = () => {
    name.textContent = model.get("label");
    if (input.value !== model.get("value")) input.value = model.get("value");
  };
  const send = () => {
    model.set("value", input.value);
    model.save_changes();
  };
  input.addEventListener("input", send);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return; // Enter may choose a Chinese word
    model.set("entered", model.get("entered") + 1);
    send();
  });
  model.on("change", update);
  update();
  return () => model.off("change", update);
}

export default { render };

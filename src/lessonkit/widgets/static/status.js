// A sentence in an element that stays: screen readers hear what changes in it.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "lessonkit-status";
  el.append(said);
  const update = () => {
    said.innerHTML = model.get("html"); // the kernel has escaped all that was typed
  };
  model.on("change:html", update);
  update();
  return () => model.off("change:html", update);
}

export default { render };

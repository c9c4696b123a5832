// The lessons on the start page. They are asked for anew whenever the page is shown again, since
// in the meantime the learner was in a lesson.

/** @param {{ model: any, el: HTMLElement }} context */
function render({ model, el }) {
  el.classList.add("lessonkit-contents");
  const links = () => [...el.querySelectorAll("a, summary")];

  const update = () => {
    const focused = links().indexOf(/** @type {Element} */ (document.activeElement));
    const opened = links().map((each) => each.parentElement?.hasAttribute("open"));
    el.innerHTML = model.get("html"); // the kernel has escaped all words in it
    links().forEach((each, at) => {
      if (opened[at] && each.matches("summary")) each.parentElement?.setAttribute("open", "");
    });
    const again = links()[focused];
    if (again instanceof HTMLElement) again.focus();
  };
  model.on("change:html", update);
  update();

  const look = () => model.send({ type: "look" });
  const shown = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting) look();
  });
  shown.observe(el);
  const returned = () => {
    if (document.visibilityState === "visible") look();
  };
  document.addEventListener("visibilitychange", returned);
  return () => {
    shown.disconnect();
    document.removeEventListener("visibilitychange", returned);
    model.off("change:html", update);
  };
}

export default { render };

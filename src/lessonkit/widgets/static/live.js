// A chart that follows its rows, a table of the same numbers and a sentence that is read out.
// Vega comes from the kernel, once a page: no address has to be known, no network is needed.

import { fill, makeWindow, shown } from "../../labextension/lessonkit/listing.js";
import { make } from "../../labextension/lessonkit/make.js";

const page = /** @type {{lessonkitVega?: Promise<any>}} */ (globalThis); // Vega, for all its charts
const PATIENCE = 20000; // ms until a kernel that does not answer is asked anew

/** @param {any} model @returns {Promise<any>} vega-embed, as the model's kernel gives it */
function ask(model) {
  return new Promise((resolve, reject) => {
    const lost = () => reject(new Error("no answer"));
    const timer = setTimeout(lost, PATIENCE);
    model.on("comm_live_update", lost); // the kernel was restarted, and owes nobody an answer
    model.on("msg:custom", (/** @type {any} */ message, /** @type {any} */ buffers) => {
      if (message.type !== "vega") return;
      clearTimeout(timer);
      const script = new Blob([buffers[0]], { type: "text/javascript" });
      const address = URL.createObjectURL(script);
      resolve(import(/* webpackIgnore: true */ address).then((module) => module.default));
    });
    model.send({ type: "vega" });
  });
}

/** @param {any} model @returns {Promise<any>} vega-embed, asked for by whichever model comes first */
async function vegaEmbed(model) {
  const asked = (page.lessonkitVega ??= ask(model));
  try {
    return await asked;
  } catch {
    // Who asked is gone, perhaps with an earlier kernel; this one may still be answered.
    if (page.lessonkitVega === asked) page.lessonkitVega = ask(model);
    return page.lessonkitVega;
  }
}

/** @param {{ model: any, el: HTMLElement }} context */
async function render({ model, el }) {
  const picture = make("div", "", { class: "lessonkit-picture" });
  const sentence = make("p", "", { class: "lessonkit-sentence", role: "status" });
  const window = makeWindow();
  const describe = () => {
    sentence.replaceChildren(...[model.get("sentence")].flat().map(shown));
    fill(window, model.get("table"));
  };
  el.append(picture, sentence, window);
  describe();
  model.on("change:sentence change:table", describe);

  let gone = false;
  model.on("comm_live_update", () => (gone = true)); // with its kernel
  let embed;
  try {
    embed = await vegaEmbed(model);
  } catch (error) {
    if (gone) return; // nobody is to draw any more
    throw error;
  }
  const rows = () => structuredClone(model.get("rows")); // Vega marks the rows that it is given
  // Without rows no bare axes; the styles of Vega outweigh the attribute "hidden".
  const show = () => (picture.style.display = model.get("rows").length ? "" : "none");
  show();
  const spec = { ...model.get("spec"), datasets: { rows: rows() } };
  const { view, finalize } = await embed(picture, spec, { renderer: "svg", actions: false });
  const draw = () => {
    show();
    return view.data("rows", rows()).runAsync();
  };
  model.on("change:rows", draw);
  el.dataset.live = "true";
  return () => {
    model.off("change:rows", draw);
    model.off("change:sentence change:table", describe);
    finalize();
  };
}

export default { render };

// Move a slider as a key does, and time each move until the page is about to paint the changed
// chart. Evaluated on what holds the chart's SVG; returns milliseconds, one a move.

async (picture, { slider, moves }) => {
  const PATIENCE = 10000; // ms until a chart that stays as it is counts as broken

  const pause = () => new Promise((resolve) => setTimeout(resolve, 100 + 17 * Math.random()));
  const painted = () => new Promise(requestAnimationFrame);
  const said = () => picture.querySelector("svg").innerHTML; // lines change, not words

  /** @param {string} before */
  const changed = (before) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the chart stayed as it was")), PATIENCE);
      const observer = new MutationObserver(() => {
        if (said() === before) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve();
      });
      const all = { attributes: true, characterData: true, childList: true, subtree: true };
      observer.observe(picture, all);
    });

  const times = [];
  for (let move = 0; move < moves; move += 1) {
    await pause(); // at no fixed point of the screen's beat, as a hand does
    const change = changed(said());
    const start = performance.now();
    slider.stepUp();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await change;
    await painted();
    times.push(performance.now() - start);
  }
  return times;
};

// Click a figure's link and time it until the page is about to paint its card; then close it.
// Evaluated on the link; returns milliseconds.

async (link) => {
  const painted = () => new Promise(requestAnimationFrame);
  const open = () => document.querySelector("dialog[open]");
  const pause = () => new Promise((resolve) => setTimeout(resolve, 100 + 17 * Math.random()));

  await pause(); // at no fixed point of the screen's beat, as a hand does
  const start = performance.now();
  link.click();
  while (!open()) {
    if (performance.now() - start > 10000) throw new Error("no card came");
    await new Promise((resolve) => setTimeout(resolve, 1)); // frames would round the time up
  }
  await painted();
  const time = performance.now() - start;
  open().close();
  return time;
};

// @ts-check
/**
 * Tells those who hear a chart what a control has changed in its words. A picture is silent to a
 * screen reader, and its table shows how the chart began.
 */

const CHART = '.vega-embed:has(> .vega-bindings)';
const WORDS = '.role-mark text';
const STILL = 700; // ms after the last move: one that goes on is not talked over

/**
 * Tell what changes in the charts below an element, also in those that are drawn later.
 * @param {HTMLElement} root
 */
export function tellChanges(root) {
  /** @type {WeakMap<Element, {before: string[], timer: ReturnType<typeof setTimeout>}>} */
  const moving = new WeakMap();

  // An element that comes with its words is not always read out: it is there before a move.
  root.addEventListener('focusin', ({ target }) => {
    const chart = charted(target);
    if (chart) voice(chart);
  });
  // Before Vega, which draws the chart anew.
  root.addEventListener('input', ({ target }) => {
    const chart = charted(target);
    if (!chart) return;
    const under = moving.get(chart);
    clearTimeout(under?.timer);
    const before = under?.before ?? words(chart);
    const timer = setTimeout(() => {
      moving.delete(chart);
      voice(chart).textContent = words(chart).filter((said) => !before.includes(said)).join(' ');
    }, STILL);
    moving.set(chart, { before, timer });
  }, { capture: true });
}

/** @param {EventTarget | null} target @returns {Element | null} */
function charted(target) {
  const within = target instanceof Element && target.closest('.vega-bindings');
  return within ? within.closest(CHART) : null;
}

/** @param {Element} chart @returns {string[]} */
function words(chart) {
  return [...chart.querySelectorAll(WORDS)].map((text) => {
    const lines = [...text.children].map((line) => line.textContent);
    return lines.length ? lines.join(' ') : (text.textContent ?? '');
  });
}

/** @param {Element} chart @returns {Element} */
function voice(chart) {
  const there = chart.parentElement?.querySelector(':scope > .lessonkit-heard');
  if (there) return there;
  const made = document.createElement('p');
  made.className = 'lessonkit-heard';
  made.setAttribute('role', 'status');
  chart.after(made);
  return made;
}

// @ts-check
/** Charts and tables wider or higher than their box: keys reach what moves within, and only that. */

import { whenChanged } from './changes.js';

const BOXES = '.vega-embed, .lessonkit-window, .lessonkit-panel .widget-html-content:has(> table)';

/**
 * Watch the boxes of a notebook, also of those that are drawn later.
 * @param {HTMLElement} notebook
 */
export function openWindows(notebook) {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) measure(/** @type {HTMLElement | null} */ (target.closest(BOXES)));
  });
  /** @type {WeakSet<Element>} */
  const watched = new WeakSet();
  const look = () => {
    for (const box of notebook.querySelectorAll(BOXES)) {
      const [drawn] = box.children; // another one when a panel is drawn anew
      if (drawn && !watched.has(drawn)) watch(/** @type {HTMLElement} */ (box), drawn);
    }
  };
  whenChanged(notebook, look);

  /** @param {HTMLElement} box @param {Element} drawn */
  function watch(box, drawn) {
    watched.add(drawn);
    box.tabIndex = 0; // until it is measured, which a browser puts off while it is out of sight
    const caption = box.querySelector('caption');
    if (!box.ariaLabel && caption) {
      box.role = 'region';
      box.ariaLabel = caption.textContent;
    }
    sizes.observe(box);
    sizes.observe(drawn);
  }
}

/** @param {HTMLElement | null} box */
function measure(box) {
  if (!box) return;
  tellNatural(box);
  if (box === document.activeElement) return;
  const moves = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (moves) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

/**
 * Tell a chart's box, and the part of a panel that it stands in, how wide the chart was drawn.
 * Lab may put a chart into its panel long after it was drawn.
 * @param {HTMLElement} box
 */
function tellNatural(box) {
  const width = box.querySelector(':scope > svg.marks')?.getAttribute('width');
  if (!width) return;
  for (const one of [box, box.closest('.lessonkit-panel > *')]) {
    /** @type {HTMLElement | null} */ (one)?.style.setProperty('--lessonkit-natural', `${width}px`);
  }
}

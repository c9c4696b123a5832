// @ts-check
/** Charts and tables wider or higher than their box: keys reach what moves within, and only that. */

const BOXES = '.vega-embed, .lessonkit-window, .lessonkit-panel .widget-html-content:has(> table)';

/**
 * Watch the boxes of a notebook, also of those that are drawn later.
 * @param {HTMLElement} notebook
 */
export function openWindows(notebook) {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) measure(/** @type {HTMLElement | null} */ (target.closest(BOXES)));
  });
  const look = () => {
    for (const box of notebook.querySelectorAll(`:is(${BOXES}):not([data-lessonkit-window])`)) {
      const [drawn] = box.children;
      if (drawn) watch(/** @type {HTMLElement} */ (box), drawn);
    }
  };
  new MutationObserver(look).observe(notebook, { childList: true, subtree: true });
  look();

  /** @param {HTMLElement} box @param {Element} drawn */
  function watch(box, drawn) {
    box.dataset.lessonkitWindow = '';
    box.tabIndex = 0; // until it is measured, which a browser puts off while it is out of sight
    const caption = box.querySelector('caption');
    if (!box.ariaLabel && caption) {
      box.role = 'region';
      box.ariaLabel = caption.textContent;
    }
    const natural = drawn.getAttribute('width');
    if (drawn.matches('svg.marks') && natural) {
      for (const one of [box, box.closest('.lessonkit-panel > *')]) {
        /** @type {HTMLElement | null} */ (one)?.style.setProperty('--lessonkit-natural', `${natural}px`);
      }
    }
    sizes.observe(box);
    sizes.observe(drawn);
  }
}

/** @param {HTMLElement | null} box */
function measure(box) {
  if (!box || box === document.activeElement) return;
  const moves = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (moves) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

// @ts-check
/** What the sliders of charts stand at, written as a language writes numbers: Vega gives bare digits. */

const READ_OUT = '.vega-bind input[type=range] + span';

/**
 * Write the numbers beside sliders, now and whenever one is moved or drawn.
 * @param {HTMLElement} root
 * @param {string} language as in "zh-CN"
 */
export function writeReadOuts(root, language) {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

  /** @param {Element} place */
  function write(place) {
    const said = numbers.format(Number(place.textContent)); // of what is written already: NaN
    if (said !== 'NaN' && said !== place.textContent) place.textContent = said;
  }

  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Element && target.matches(READ_OUT)) write(target);
      for (const node of addedNodes) {
        if (node instanceof Element) node.querySelectorAll(READ_OUT).forEach(write);
      }
    }
  }).observe(root, { childList: true, subtree: true });
}

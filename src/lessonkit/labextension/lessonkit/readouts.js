// @ts-check
/** What the sliders of charts stand at, written as a language writes numbers: Vega gives bare digits. */

import { written } from './numbers.js';

const READ_OUT = '.vega-bind input[type=range] + span';

/**
 * Write the numbers beside sliders, now and whenever one is moved or drawn.
 * @param {HTMLElement} root
 * @param {string} language as in "zh-CN"
 */
export function writeReadOuts(root, language) {
  /** @param {Element} place */
  function write(place) {
    const value = Number(place.textContent); // of what is written already: NaN
    const said = written(value, language);
    if (!Number.isNaN(value) && said !== place.textContent) place.textContent = said;
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

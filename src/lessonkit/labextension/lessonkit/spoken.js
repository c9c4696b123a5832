// @ts-check
/**
 * Says which words of an English lesson are Chinese, so that a screen reader speaks them so.
 *
 * Lab's sanitiser drops `lang` from what a lesson holds, so it is set on what is shown.
 */

import { whenChanged } from './changes.js';

const SHOWN = '.jp-RenderedMarkdown, .jp-OutputArea-output';
const SILENT = 'svg, script, style, textarea, .cm-editor';
// A run ends with a Chinese letter, or with the Chinese quote or bracket that closes it.
const RUN = /[「《（“]?\p{Script=Han}(?:[\p{Script=Han}\d\s，、。；：“”「」《》（）%·-]*[\p{Script=Han}」》）”])?/gu;

/**
 * Mark what a notebook shows, now and later.
 * @param {HTMLElement} notebook
 */
export function markShown(notebook) {
  whenChanged(notebook, () => {
    for (const shown of notebook.querySelectorAll(SHOWN)) markChinese(shown);
  });
}

/**
 * Put each run of Chinese within an element of another language into a span that says so.
 * @param {Element} element
 */
export function markChinese(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (text) =>
    /\p{Script=Han}/u.test(text.nodeValue ?? '') && spoken(text.parentElement)
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT,
  );
  /** @type {Text[]} */
  const found = [];
  while (texts.nextNode()) found.push(/** @type {Text} */ (texts.currentNode));
  for (const text of found) {
    const holder = text.parentElement;
    const words = text.data;
    if (holder?.matches('option')) holder.lang = 'zh-CN'; // nothing can stand in it but text
    else text.replaceWith(...pieces(words));
  }
}

/**
 * Whether words in an element are heard, and not yet as Chinese.
 * @param {Element | null} element
 */
function spoken(element) {
  return element !== null && !element.matches(':lang(zh)') && !element.closest(SILENT);
}

/** @param {string} words */
function* pieces(words) {
  let at = 0;
  for (const { 0: run, index } of words.matchAll(RUN)) {
    if (index > at) yield words.slice(at, index);
    const span = document.createElement('span');
    span.lang = 'zh-CN';
    span.textContent = run;
    yield span;
    at = index + run.length;
  }
  if (at < words.length) yield words.slice(at);
}

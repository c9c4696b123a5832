// @ts-check
/**
 * Opens the source card of what is clicked: a link in prose, a table's cell, a chart's mark.
 *
 * The cards are in the notebook, so no kernel is needed, nor that the notebook be trusted.
 */

import { read, show } from './card-dialog.js';

/**
 * @param {HTMLElement} notebook
 * @param {import('./card-dialog.js').Cards | undefined} cards
 * @param {string} lang as in HTML
 */
export function openCards(notebook, cards, lang) {
  if (!cards) return;

  // Before Lab, which would follow a link to the list of sources.
  notebook.addEventListener('click', guarded(clicked), { capture: true });
  notebook.addEventListener('pointerover', guarded(pointed));

  /** @param {Event} event */
  function clicked(event) {
    const link = linked(event.target);
    const card = cards?.cards[link ?? marked(event.target) ?? ''];
    if (!cards || !card) return; // the link then leads to the lesson's list of sources
    if (link) {
      event.preventDefault();
      event.stopPropagation();
    }
    show(cards, card, lang);
  }

  /**
   * Name a chart's mark in the browser's own way, as a link's title does in prose.
   * @param {Event} event
   */
  function pointed({ target }) {
    const anchor = marked(target);
    const card = anchor && cards?.cards[anchor];
    const mark = markAt(target);
    if (!cards || !card || !mark) return;
    const { title, value, facts } = read(cards, card);
    const [by] = facts;
    const words = [title, value, by.says].join('\n');
    const short = mark.querySelector('title') ?? document.createElementNS(mark.namespaceURI ?? '', 'title');
    if (short.textContent !== words) short.textContent = words; // Vega draws another figure with it
    mark.append(short);
    mark.style.cursor = 'pointer';
  }
}

/**
 * Return where a link under the pointer leads within the notebook.
 * @param {EventTarget | null} target
 */
function linked(target) {
  const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
  return link ? decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '') : undefined;
}

/**
 * Return the anchor of the figure that a chart's mark stands for: Vega binds the row it is
 * drawn from to the element.
 * @param {EventTarget | null} target
 */
function marked(target) {
  const id = /** @type {any} */ (markAt(target))?.__data__?.datum?.id;
  return typeof id === 'string' ? `src-${id}` : undefined;
}

/**
 * Return the element of a chart's mark: of words in lines, each line has one of its own.
 * @param {EventTarget | null} target
 */
function markAt(target) {
  return target instanceof SVGElement ? /** @type {SVGElement} */ (target.closest('text') ?? target) : undefined;
}

/**
 * Return a listener that never stands in the way of the page's own.
 * @param {(event: Event) => void} listener
 */
function guarded(listener) {
  return (/** @type {Event} */ event) => {
    try {
      listener(event);
    } catch (error) {
      console.warn('lessonkit: this card does not open.', error);
    }
  };
}

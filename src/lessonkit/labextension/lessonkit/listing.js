// @ts-check
/** The one table of scripts: below a chart and in a panel. Its twin in Python is core/html.py. */

import { make } from './make.js';

/**
 * @typedef {{text: string, id: string}} Figure of the page
 * @typedef {string | Figure} Part of a sentence
 * @typedef {Part | Figure[]} Cell
 * @typedef {{caption: string, header: string[], rows: Cell[][]}} Table
 */

/** Return a window without its table yet, which is moved by keyboard where the table is larger. */
export function makeWindow() {
  const window = make('div', '', { class: 'lessonkit-window', role: 'group', tabindex: '0' });
  window.append(make('table', '', { class: 'lessonkit-listing' }));
  return window;
}

/**
 * Show a table in a window; another one takes its place where the reader has moved to.
 * @param {HTMLElement} window
 * @param {Table} table
 */
export function fill(window, { caption, header, rows }) {
  window.setAttribute('aria-label', caption);
  const names = make('tr');
  names.append(...header.map((name) => make('th', name, { scope: 'col' })));
  const head = make('thead');
  head.append(names);
  const body = make('tbody');
  for (const [first, ...rest] of rows) {
    const row = make('tr');
    row.append(filled(make('th', '', { scope: 'row' }), first), ...rest.map((cell) => filled(make('td'), cell)));
    body.append(row);
  }
  window.firstElementChild?.replaceChildren(make('caption', caption), head, body);
}

/**
 * @param {HTMLElement} element
 * @param {Cell} cell
 */
function filled(element, cell) {
  [cell].flat().forEach((part, i) => {
    if (i) element.append('; ');
    element.append(shown(part));
  });
  return element;
}

/**
 * Return what a part of a sentence is shown as: a figure of the page leads to its source.
 * @param {Part} part
 */
export function shown(part) {
  return typeof part === 'string' ? part : make('a', part.text, { href: `#src-${part.id}` });
}

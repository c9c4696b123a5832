// @ts-check
/** One source card: a dialog made of words that the notebook carries, shown as text only. */

import { make } from './make.js';
import { pageMap } from './map.js';
import { markChinese } from './spoken.js';
import { projector } from './switches.js';

/**
 * @typedef {{name: string, start: number, end: number}} Stretch
 * @typedef {{
 *   cards: Record<string, string>,
 *   page: {end: number, stretches: Stretch[]},
 *   texts: string[],
 *   words: {close: string, map: string},
 * }} Cards as src/lessonkit/facts/cards.py writes them
 */

/**
 * Return a card in words, with the place of its figure on the page (negative for none).
 * @param {Cards} cards
 * @param {string} card its numbers
 */
export function read({ texts }, card) {
  const [at, ...numbers] = card.split(' ').map(Number);
  const [title, value, ...rest] = numbers.map((number) => texts[number].replace('{at}', String(at)));
  const facts = rest.flatMap((name, i) => (i % 2 ? [] : [{ name, says: rest[i + 1] }]));
  return { at, title, value, facts };
}

/**
 * Show a card until it is closed; the focus then goes back to where it was.
 * @param {Cards} cards
 * @param {string} card its numbers
 * @param {string} lang as in HTML
 */
export function show(cards, card, lang) {
  const { at, title, value, facts } = read(cards, card);
  const opener = document.activeElement;
  const dialog = make('dialog', '', { class: 'lessonkit-Card', lang, 'aria-labelledby': 'lessonkit-Card-title' });
  if (projector.on()) dialog.dataset.lessonkitSize = 'projector';
  // Lab leaves the keys to a dialog that carries this mark.
  dialog.setAttribute('data-lm-suppress-shortcuts', 'true');
  const close = make('button', cards.words.close, { type: 'button' });
  close.addEventListener('click', () => dialog.close());
  // Reading begins at the top, not at the button below.
  const heading = make('h2', title, { id: 'lessonkit-Card-title', tabindex: '-1', autofocus: '' });
  const list = make('dl');
  for (const { name, says } of facts) {
    list.append(make('dt', name), make('dd', says));
  }
  const body = make('div');
  body.append(heading);
  if (value) body.append(make('p', value));
  if (at >= 0) body.append(pageMap(cards.page, at, cards.words.map));
  body.append(list, close);
  dialog.append(body);
  if (lang === 'en') markChinese(dialog);
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close(); // beside the card
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

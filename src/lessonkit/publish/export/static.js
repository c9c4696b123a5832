// @ts-check
/** A lesson without Jupyter: its source cards open, its charts move. */

import { openCards } from '../../labextension/lessonkit/open-card.js';
import { tellChanges } from '../../labextension/lessonkit/announce.js';
import { writeReadOuts } from '../../labextension/lessonkit/readouts.js';
import { markChinese } from '../../labextension/lessonkit/spoken.js';
// @ts-ignore: made from what vl-convert carries, where a page is written
import { default as vegaEmbed } from './vega.js';

const { lang } = document.documentElement;
const main = /** @type {HTMLElement} */ (document.querySelector('main'));

/** @param {ParentNode} where @param {string} name */
const data = (where, name) => JSON.parse(where.querySelector(`script.${name}`)?.textContent ?? '');

openCards(main, data(document, 'cards'), lang);
writeReadOuts(main, lang);
tellChanges(main);
if (lang === 'en') markChinese(main);

for (const figure of main.querySelectorAll('figure')) {
  const still = /** @type {HTMLElement} */ (figure.querySelector('.picture'));
  const live = /** @type {HTMLElement} */ (still.cloneNode(false));
  vegaEmbed(live, data(figure, 'chart'), { mode: 'vega', renderer: 'svg', actions: false })
    .then(() => still.replaceWith(live))
    .catch((/** @type {unknown} */ error) => console.warn('lessonkit: this chart stays still.', error));
}

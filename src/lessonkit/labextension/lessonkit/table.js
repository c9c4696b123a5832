// @ts-check
/**
 * Shows the table that a chart carries, folded, below the chart.
 *
 * It is in the chart's output, so no kernel is needed, nor that the notebook be trusted. What
 * it holds is shown as text only. The twin for pages without scripts is charts/table.py.
 */

import { read } from './card-dialog.js';
import { whenChanged } from './changes.js';
import { fill, makeWindow } from './listing.js';
import { make } from './make.js';

const VEGA = 'application/vnd.vega.v5+json';
const CHART = '.jp-RenderedVega5';

/**
 * @typedef {import('./listing.js').Cell} Cell
 * @typedef {{caption: string, header: string[], rows?: Cell[][], data: string, facts: string[]}} Kept
 *   with rows, or with the data set whose ids name the cards that are its rows
 * @typedef {import('./card-dialog.js').Cards} Cards
 */

/**
 * Keep a table below every chart of a notebook, also of those that are drawn later.
 * @param {any} panel the notebook's panel
 * @param {Cards | undefined} cards
 */
export function showTables(panel, cards) {
  const node = panel.content.node;
  const look = () => {
    for (const chart of node.querySelectorAll(`${CHART}:has(svg):not(:has(.lessonkit-Table))`)) {
      try {
        const vega = drawn(panel, chart);
        if (vega?.usermeta?.lessonkit) chart.append(folded(vega, cards));
      } catch (error) {
        console.warn('lessonkit: this chart has no table.', error);
        chart.append(make('span', '', { class: 'lessonkit-Table', hidden: '' })); // ask no more
      }
    }
  };
  whenChanged(node, look);
}

/**
 * Return the chart that an element shows, as the notebook holds it.
 * @param {any} panel
 * @param {Element} chart
 */
function drawn(panel, chart) {
  for (const { outputArea } of panel.content.widgets) {
    const at = outputArea?.widgets.findIndex((/** @type {any} */ output) => output.node.contains(chart)) ?? -1;
    if (at >= 0) return outputArea.model.get(at).data[VEGA];
  }
}

/**
 * @param {any} vega
 * @param {Cards | undefined} cards
 */
function folded(vega, cards) {
  const { table, show } = vega.usermeta.lessonkit;
  const details = make('details', '', { class: 'lessonkit-Table' });
  const summary = make('summary', show);
  details.append(summary);
  // Made when it is wanted: a table of all figures of the page is long.
  const open = () => {
    const window = makeWindow();
    fill(window, { ...table, rows: rowsOf(table, vega, cards) });
    details.append(window);
  };
  details.addEventListener('toggle', open, { once: true });
  return details;
}

/**
 * @param {Kept} table
 * @param {any} vega
 * @param {Cards | undefined} cards
 * @returns {Cell[][]}
 */
function rowsOf(table, vega, cards) {
  if (table.rows) return table.rows;
  if (!cards) return [];
  const { values } = vega.data.find((/** @type {any} */ data) => data.name === table.data);
  const [, ...lines] = values.trim().split('\n');
  return lines.map((/** @type {string} */ line, /** @type {number} */ i) => {
    const id = line.slice(0, line.indexOf(','));
    const { title, value, facts } = read(cards, cards.cards[`src-${id}`]);
    const says = table.facts.map((fact) => facts.find(({ name }) => name === fact)?.says ?? '');
    return [String(i + 1), title, { text: value, id }, ...says];
  });
}

// @ts-check
/** The page as one bar: its articles one after the other, and a mark where a figure stands. */

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 26; // px
const OVER = 7; // px that the mark stands out above and below

/**
 * @param {{end: number, stretches: {name: string, start: number, end: number}[]}} page
 * @param {number} at where the figure stands, in characters
 * @param {string} alternative what a listener hears, with {at} and {end} to fill in
 */
export function pageMap(page, at, alternative) {
  const share = (/** @type {number} */ characters) => `${((100 * characters) / page.end).toFixed(2)}%`;
  const svg = make('svg', { class: 'lessonkit-Card-map', role: 'img', height: HEIGHT + 2 * OVER });
  svg.setAttribute('aria-label', alternative.replace('{at}', String(at)).replace('{end}', String(page.end)));
  for (const { name, start, end } of page.stretches) {
    const bar = { x: share(start), width: share(end - start), y: OVER, height: HEIGHT };
    const label = make('text', { x: share((start + end) / 2), y: OVER + HEIGHT / 2 });
    label.textContent = name;
    svg.append(make('rect', bar), label);
  }
  svg.append(make('line', { x1: share(at), x2: share(at), y1: 0, y2: HEIGHT + 2 * OVER }));
  return svg;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function make(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

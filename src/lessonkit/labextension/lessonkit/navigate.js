// @ts-check
/** Ways between notebooks: opening one beside another, and going to a place in it. */

const STILL = 5000; // ms without a move after which all panels above have been drawn
const OFTEN = 300; // ms between two looks whether a place has moved
const NEAR = 40; // pixels by which a place may be off
const TAKEN = 'lessonkitPlace'; // on a notebook: who chose the place in it

/**
 * Open a lesson in the folder of a language and, where a cell is named, go there.
 * @param {any} commands Lab's
 * @param {string} from the path of the notebook that leads there
 * @param {string} lang
 * @param {string} name
 * @param {(notebook: any) => number} [cell] gives the number of the cell; below 0 there is none
 */
export async function open(commands, from, lang, name, cell) {
  const path = [...from.split('/').slice(0, -2), lang, `${name}.ipynb`].join('/');
  const opened = await commands.execute('docmanager:open', { path });
  if (!opened || !cell) return;
  takePlace(opened.content, 'link');
  await opened.context.ready;
  await opened.revealed;
  const place = cell(opened.content);
  if (opened.content.widgets[place]) go(opened.content, place);
}

/**
 * Go to a cell and stay there while the lesson runs and draws, because what stands above grows.
 * A reader who moves is let go, and so is a place for which another is chosen.
 * @param {any} notebook
 * @param {number} place of the cell
 */
export function go(notebook, place) {
  const mine = `link ${performance.now()}`;
  takePlace(notebook, mine);
  notebook.activeCellIndex = place;
  let left = STILL;
  let before = NaN;
  const timer = setInterval(look, OFTEN);

  function look() {
    const held = !notebook.isDisposed && notebook.node.dataset[TAKEN] === mine;
    if (!held || left < 0) return clearInterval(timer);
    const { top } = notebook.outerNode.getBoundingClientRect();
    const off = notebook.widgets[place]?.node.getBoundingClientRect().top - top;
    // Lab refuses where it has begun to scroll elsewhere.
    if (Math.abs(off) > NEAR) notebook.scrollToItem(place, 'start').catch(() => {});
    if (off !== before) left = STILL; // on a slow machine one chart may come long after another
    else if (ran(notebook)) left -= OFTEN;
    before = off;
  }
  look();
}

/**
 * Note who has chosen the place in a notebook, so that nobody else does.
 * @param {any} notebook
 * @param {string} who
 */
export function takePlace(notebook, who) {
  notebook.node.dataset[TAKEN] = who;
}

/**
 * Whether a reader or a link has chosen where to be in a notebook.
 * @param {any} notebook
 */
export function isTaken(notebook) {
  return TAKEN in notebook.node.dataset;
}

/**
 * The numbers of the cells with which the sections of a lesson begin, in order.
 * @param {any} notebook
 * @returns {number[]}
 */
export function sections(notebook) {
  const places = notebook.widgets.map((/** @type {any} */ cell, /** @type {number} */ place) => {
    const begins = cell.model.type === 'markdown' && cell.model.getMetadata('level');
    return begins && cell.model.sharedModel.source.startsWith('## ') ? place : -1;
  });
  return places.filter((/** @type {number} */ place) => place >= 0);
}

/**
 * Let the start page's links lead to sections.
 * @param {any} panel
 * @param {any} commands Lab's
 * @param {string} lang
 */
export function followLinks(panel, commands, lang) {
  panel.content.node.addEventListener('click', (/** @type {MouseEvent} */ event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest('a[data-section]') : null;
    // With a key held the browser opens a page of its own.
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const name = decodeURIComponent(link.getAttribute('href') ?? '').replace(/\.ipynb$/, '');
    const section = Number(link.dataset.section);
    const cell = (/** @type {any} */ notebook) => sections(notebook)[section - 1] ?? -1;
    open(commands, panel.context.path, lang, name, section ? cell : undefined);
  });
}

/** @param {any} notebook */
function ran(notebook) {
  return ['live', 'failed'].includes(notebook.node.dataset.lessonkit);
}

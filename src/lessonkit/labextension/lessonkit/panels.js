// @ts-check
/**
 * Tells whether Lab has brought a lesson's panels back after a reload.
 *
 * It looks for them in the kernel while the page is still being made, and at times finds none
 * of them, although they live; it then never looks again.
 */

const VIEW = 'application/vnd.jupyter.widget-view+json';
const PATIENCE = 10_000; // ms after which a panel that is still awaited will not come
const PAUSE = 200; // ms between two looks

/**
 * Wait until every panel is there or one is known to be lost.
 * @param {any[]} cells code cells of a notebook
 * @returns {Promise<boolean>} whether all are there
 */
export async function broughtBack(cells) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause()) {
    const places = cells.flatMap(panels);
    if (places.some((place) => place.textContent?.startsWith('Error displaying widget'))) return false;
    if (places.every((place) => place.childElementCount)) return true;
  }
  return false;
}

/**
 * The places of a cell's panels in the page; none where Lab has not made the cell's yet.
 * @param {any} cell
 * @returns {Element[]}
 */
function panels(cell) {
  const shown = cell.outputArea?.widgets ?? [];
  return shown.flatMap((/** @type {any} */ output, /** @type {number} */ i) => {
    const place = output.node.querySelector('.jp-OutputArea-output');
    return place && cell.model.outputs.get(i)?.data[VIEW] ? [place] : [];
  });
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

// @ts-check
/**
 * What the extension asks a kernel and tells it, without a trace in the lesson. Names in the
 * kernel are underscored: not among those that a learner sees.
 */

const STANDSTILL = 2000; // ms in which a lesson that is being run gets on by a cell
const MARK = '_lessonkit_run'; // of the run that has made the lesson's panels
const TURN = '_lessonkit_turn'; // the window that runs the lesson

/**
 * Ask for the turn to run a lesson in a kernel's life, and wait while another window has it.
 * @param {any} kernel
 * @returns {Promise<{mark: string, count: number}>} what `ask` says then
 */
export async function turnOf(kernel) {
  const me = `${kernel.clientId}`;
  let said = await ask(kernel, me);
  while (!said.mark && said.turn !== me) {
    const { count } = said;
    await new Promise((resolve) => setTimeout(resolve, STANDSTILL));
    said = await ask(kernel, me);
    if (said.count === count) break; // that window is gone
  }
  return said;
}

/**
 * @param {any} kernel
 * @param {string} me
 */
async function ask(kernel, me) {
  const expressions = {
    mark: `globals().get('${MARK}', '')`,
    turn: `globals().setdefault('${TURN}', '${me}')`,
  };
  const { user_expressions, execution_count } = (await silently(kernel, '', expressions)).content;
  const value = (/** @type {string} */ name) =>
    (user_expressions?.[name]?.data?.['text/plain'] ?? '').replaceAll("'", '');
  return { mark: value('mark'), turn: value('turn'), count: execution_count };
}

/**
 * Return the value of an expression of the kernel's, as JSON has it.
 * @param {any} kernel
 * @param {string} expression
 */
export async function valueOf(kernel, expression) {
  if (!kernel) throw new Error('no kernel');
  const said = `__import__('json').dumps(${expression})`;
  const { value } = (await silently(kernel, '', { value: said })).content.user_expressions;
  if (value.status !== 'ok') throw new Error(value.evalue);
  // Python quotes the text: with its backslashes and single quotes marked.
  return JSON.parse(value.data['text/plain'].slice(1, -1).replace(/\\(['\\])/g, '$1'));
}

/**
 * Let the kernel do something that leaves no trace in the lesson.
 * @param {any} kernel
 * @param {string} code
 * @param {Record<string, string>} [expressions]
 */
export function silently(kernel, code, expressions = {}) {
  const wish = { code, silent: true, store_history: false, user_expressions: expressions };
  return kernel.requestExecute(wish).done;
}

/**
 * Note in the kernel which run has made the lesson's panels.
 * @param {any} kernel
 * @param {string} mark
 */
export function writeMark(kernel, mark) {
  return silently(kernel, `${MARK} = '${mark}'`);
}

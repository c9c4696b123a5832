// @ts-check
/**
 * What the extension asks a kernel and tells it, without a trace in the lesson. Names in the
 * kernel are underscored: not among those that a learner sees.
 */

const MARK = '_lessonkit_run'; // of the run that has made the lesson's panels

/**
 * Do something with a kernel while no other window of this browser does: the browser gives
 * the turn on when it is done, and also when its window is closed.
 * @template T
 * @param {any} kernel
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function inTurn(kernel, work) {
  return navigator.locks.request(`lessonkit ${kernel.id}`, work);
}

/**
 * Ask a kernel which run has made the lesson's panels ("" is none), and how often it ran.
 * @param {any} kernel
 * @returns {Promise<{mark: string, count: number}>}
 */
export async function lastRun(kernel) {
  const asked = { mark: `globals().get('${MARK}', '')` };
  const { user_expressions, execution_count } = (await silently(kernel, '', asked)).content;
  const mark = user_expressions?.mark?.data?.['text/plain'] ?? '';
  return { mark: mark.replaceAll("'", ''), count: execution_count };
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

// @ts-check
/**
 * Keeps a lesson live: runs it once in each life of its kernel.
 *
 * Whether a kernel has run the lesson is asked of the kernel itself, which holds a mark for
 * as long as it lives; the notebook is saved with the same mark beside the outputs of that
 * run. Equal marks mean that the page was only loaded again and its panels are alive.
 */

import { openCards } from './cards.js';
import { leaveKeysToControls } from './keys.js';
import { Line } from './line.js';
import { text } from './texts.js';

const PATIENCE = 30_000; // ms until the line says that no kernel has come
const MARK = '_lessonkit_run'; // underscored: not among the names that a learner sees

/**
 * Watch over one notebook, if it is a lesson, until it is closed.
 * @param {any} panel
 * @param {{CodeCell: any, Widget: any}} lab
 */
export async function keepLive(panel, { CodeCell, Widget }) {
  await panel.context.ready;
  const lesson = panel.model?.getMetadata('lessonkit');
  if (!lesson?.lesson) return;
  const language = lesson.lang === 'zh' ? 'zh-CN' : 'en';
  panel.content.node.lang = language;
  leaveKeysToControls(panel.content.node);
  openCards(panel.content.node, lesson.cards, language);

  const session = panel.sessionContext;
  const line = new Line(panel, Widget, language);
  let life = 0; // of the kernel; a restart begins the next one
  let caredFor = -1;
  let troubled = false;
  let turn = Promise.resolve(true);

  /** @param {'waiting' | 'running' | 'live' | 'failed' | 'untrusted'} name for styles and tests */
  function state(name) {
    panel.content.node.dataset.lessonkit = name;
  }

  /** @param {string} key */
  function trouble(key) {
    troubled = true;
    line.say(text(lesson.lang, key));
  }

  function look() {
    const kernel = session.session?.kernel;
    if (!kernel || panel.isDisposed) return;
    if (kernel.status === 'dead') return trouble('dead');
    if (kernel.connectionStatus === 'disconnected') return trouble('lost');
    if (kernel.status === 'restarting' || kernel.status === 'autorestarting') {
      life += 1;
      state('waiting');
    }
    const connected = kernel.connectionStatus === 'connected';
    if (!connected || (kernel.status !== 'idle' && kernel.status !== 'busy')) return;
    if (troubled) line.clear();
    troubled = false;
    if (caredFor !== life) care(kernel);
  }

  /** @param {any} kernel */
  async function care(kernel) {
    const mine = (caredFor = life);
    const cells = panel.content.widgets.filter((/** @type {any} */ cell) => cell.model.type === 'code');
    if (!cells.every((/** @type {any} */ cell) => cell.model.trusted)) {
      state('untrusted');
      return line.say(text(lesson.lang, 'untrusted'), {
        label: text(lesson.lang, 'trust'),
        action: () => {
          for (const cell of cells) cell.model.trusted = true;
          line.clear();
          care(kernel);
        },
      });
    }
    line.clear();
    state('running');
    try {
      // After the run under way, if there is one: Lab may announce one kernel twice.
      turn = turn.catch(() => false).then(() => run(kernel, cells));
      if (await turn) return state('live');
      state('failed');
      line.say(text(lesson.lang, 'failed'));
    } catch (error) {
      // A restart cancels what was under way; the next life is cared for on its own.
      if (mine === life && !panel.isDisposed) {
        console.warn('lessonkit: the lesson was not run to its end.', error);
      }
    }
  }

  /**
   * Run the lesson unless this kernel has; return whether no cell failed.
   * @param {any} kernel
   * @param {any[]} cells
   */
  async function run(kernel, cells) {
    const { mark, count } = await ask(kernel);
    if (mark && mark === panel.model.getMetadata('lessonkit').run) return true;
    // No mark but as many runs as there are cells: Lab was told to run them all.
    if (mark || count < cells.length) {
      // One after the other, so that the others' stored outputs stay until their turn.
      for (const cell of cells) {
        const reply = await CodeCell.execute(cell, session);
        if (reply?.content.status === 'error') return false;
      }
    }
    const fresh = `${kernel.id}-${Date.now()}`;
    await silently(kernel, `${MARK} = '${fresh}'`);
    panel.model.setMetadata('lessonkit', { ...lesson, run: fresh });
    // Lab brings panels back after a reload from what the file says of them.
    if (panel.context.contentsModel?.writable) await panel.context.save();
    return true;
  }

  session.kernelChanged.connect(() => {
    life += 1;
    look();
  });
  session.statusChanged.connect(look);
  session.connectionStatusChanged.connect(look);
  setTimeout(() => {
    if (caredFor < 0 && !troubled && !panel.isDisposed) trouble('late');
  }, PATIENCE);
  look();
}

/** @param {any} kernel */
async function ask(kernel) {
  const reply = await silently(kernel, '', { mark: `globals().get('${MARK}', '')` });
  const said = reply.content.user_expressions?.mark?.data?.['text/plain'] ?? '';
  return { mark: said.replaceAll("'", ''), count: reply.content.execution_count };
}

/**
 * Let the kernel do something that leaves no trace in the lesson.
 * @param {any} kernel
 * @param {string} code
 * @param {Record<string, string>} [expressions]
 */
function silently(kernel, code, expressions = {}) {
  const wish = { code, silent: true, store_history: false, user_expressions: expressions };
  return kernel.requestExecute(wish).done;
}

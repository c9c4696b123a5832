// @ts-check
/**
 * Keeps a lesson live: runs it once in each life of its kernel.
 *
 * Whether a kernel has run the lesson is asked of the kernel itself, which holds a mark for
 * as long as it lives; the notebook is saved with the same mark beside the outputs of that
 * run. Equal marks mean that the page was only loaded again and its panels are alive. Of two
 * windows of a lesson one runs it, and the other takes what that one has saved.
 */

import { resetLesson } from './reset.js';
import { CONTENTS, showBar } from './bar.js';
import { openCards } from './open-card.js';
import { nameGroups } from './groups.js';
import { tellChanges } from './announce.js';
import { inTurn, lastRun, silently, valueOf, writeMark } from './kernel.js';
import { leaveKeysToControls } from './keys.js';
import { tellOfMissingLetters } from './font-check.js';
import { Message } from './message.js';
import { broughtBack } from './panels.js';
import { keepPlace } from './bookmark.js';
import { writeReadOuts } from './readouts.js';
import { markShown } from './spoken.js';
import { showTables } from './table.js';
import { text } from './texts.js';
import { followLinks } from './navigate.js';
import { openWindows } from './windows.js';

const PATIENCE = 30_000; // ms until the line says that no kernel has come
const BREAK = 5_000; // ms that a connection may be gone without a word

/**
 * Watch over one notebook, if it is a lesson, until it is closed.
 * @param {any} panel
 * @param {{CodeCell: any, Widget: any, commands: any, contents: any}} lab
 */
export async function keepLive(panel, { CodeCell, Widget, commands, contents }) {
  await panel.context.ready;
  const lesson = panel.model?.getMetadata('lessonkit');
  if (!lesson?.lesson) return;
  const language = lesson.lang === 'zh' ? 'zh-CN' : 'en';
  panel.content.node.lang = language;
  panel.content.node.dataset.lessonkitLesson = lesson.lesson; // styles hold from here on
  leaveKeysToControls(panel.content.node);
  openCards(panel.content.node, lesson.cards, language);
  openWindows(panel.content.node);
  nameGroups(panel.content.node);
  writeReadOuts(panel.content.node, language);
  tellChanges(panel.content.node);
  if (lesson.lang === 'en') markShown(panel.content.node);

  const session = panel.sessionContext;
  const answer = (/** @type {string} */ expression) => valueOf(session.session?.kernel, expression);
  const wish = new Message(panel, Widget, language);
  showBar(panel, Widget, commands, lesson, () => resetLesson(panel, lesson, wish, answer));
  showTables(panel, lesson.cards);
  tellOfMissingLetters(new Message(panel, Widget, 'en'));
  const isLesson = lesson.lesson !== CONTENTS;
  const place = isLesson ? keepPlace(panel, lesson.lesson, answer) : undefined;
  if (!isLesson) followLinks(panel, commands, lesson.lang);

  const message = new Message(panel, Widget, language);
  let life = 0; // of the kernel; a restart begins the next one
  let voice = ''; // the session in which this life speaks
  let caredFor = -1;
  let failed = false;
  let crashed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let gone;

  /** @param {'waiting' | 'running' | 'live' | 'failed' | 'untrusted'} name for styles and tests */
  function state(name) {
    panel.content.node.dataset.lessonkit = name;
  }

  /** @param {string} key */
  function showError(key) {
    failed = true;
    message.say(text(lesson.lang, key));
  }

  function look() {
    const kernel = session.session?.kernel;
    if (!kernel || panel.isDisposed) return;
    if (kernel.status === 'dead') return showError('dead');
    if (kernel.connectionStatus === 'disconnected') return showError('lost');
    if (kernel.status === 'restarting' || kernel.status === 'autorestarting') {
      life += 1;
      crashed ||= kernel.status === 'autorestarting';
      state('waiting');
    }
    const connected = kernel.connectionStatus === 'connected';
    if (connected) gone = void clearTimeout(gone);
    else if (caredFor >= 0) gone ??= setTimeout(() => panel.isDisposed || showError('lost'), BREAK);
    if (!connected || (kernel.status !== 'idle' && kernel.status !== 'busy')) return;
    if (failed) message.clear();
    failed = false;
    if (caredFor !== life) care(kernel);
  }

  /** @param {any} kernel */
  async function care(kernel) {
    const mine = (caredFor = life);
    const cells = codeCells();
    if (!cells.every((/** @type {any} */ cell) => cell.model.trusted)) {
      state('untrusted');
      return message.say(text(lesson.lang, 'untrusted'), {
        label: text(lesson.lang, 'trust'),
        action: () => {
          for (const cell of cells) cell.model.trusted = true;
          message.clear();
          care(kernel);
        },
      });
    }
    message.clear();
    state('running');
    place?.resume().catch(() => {}); // of no lesson that the kernel knows
    try {
      // After the run under way, if there is one: Lab may announce one kernel twice.
      if (await inTurn(kernel, () => run(kernel))) {
        state('live');
        if (crashed) confess();
        return;
      }
      state('failed');
      message.say(text(lesson.lang, 'failed'));
    } catch (error) {
      // A restart cancels what was under way; the next life is cared for on its own.
      if (mine === life && !panel.isDisposed) {
        console.warn('lessonkit: the lesson was not run to its end.', error);
      }
    }
  }

  /** What was under way when a kernel crashed never reached it. */
  function confess() {
    crashed = false;
    message.say(text(lesson.lang, 'crashed'), { label: text(lesson.lang, 'close'), action: () => message.clear() });
  }

  function codeCells() {
    return panel.content.widgets.filter((/** @type {any} */ cell) => cell.model.type === 'code');
  }

  /** The mark of the run whose outputs the notebook holds. */
  function ran() {
    return panel.model.getMetadata('lessonkit').run;
  }

  /**
   * Run the lesson unless this kernel has; return whether no cell failed.
   * @param {any} kernel
   */
  async function run(kernel) {
    const { mark, count } = await lastRun(kernel);
    // Another window has run and saved it: its panels are for both.
    if (mark && mark !== ran() && !panel.model.dirty) await panel.context.revert();
    const ours = mark && mark === ran();
    // The start page has only one cell, and is to be fresh.
    if (ours && isLesson && (await broughtBack(codeCells()))) return true;
    // No mark but as many runs as there are cells: Lab was told to run them all.
    if (mark || count < codeCells().length) {
      // What an earlier run has left would be asked for at each reload, and slow it down.
      if (ours) await silently(kernel, "__import__('ipywidgets').Widget.close_all()");
      // One after the other, so that the others' stored outputs stay until their turn.
      for (const cell of codeCells()) {
        const reply = await CodeCell.execute(cell, session);
        if (reply?.content.status === 'error') return false;
      }
    }
    const fresh = `${kernel.id}-${Date.now()}`;
    await writeMark(kernel, fresh);
    panel.model.setMetadata('lessonkit', { ...lesson, run: fresh });
    // Lab brings panels back after a reload from what the file says of them.
    await save(panel.context, contents);
    return true;
  }

  session.kernelChanged.connect(() => {
    life += 1;
    voice = '';
    look();
  });
  // A restart that another window asked for is not announced here.
  session.iopubMessage.connect((/** @type {any} */ _, /** @type {any} */ { header }) => {
    if (voice && header.session !== voice) life += 1;
    voice = header.session;
    look();
  });
  session.statusChanged.connect(look);
  session.connectionStatusChanged.connect(look);
  setTimeout(() => {
    if (caredFor < 0 && !failed && !panel.isDisposed) showError('late');
  }, PATIENCE);
  look();
}

/**
 * Save a notebook, unless another window of it has: Lab would ask a learner which one to keep.
 * @param {any} context
 * @param {any} contents Lab's
 */
async function save(context, contents) {
  const { writable, hash } = context.contentsModel ?? {};
  if (!writable) return;
  const stored = await contents.get(context.path, { content: false, hash: true });
  if (!hash || stored.hash === hash) await context.save();
}

// @ts-check
/** Resetting a lesson: asked for above it, done by its kernel, then loaded and run anew. */

import { module } from './bookmark.js';
import { text } from './texts.js';
import { takePlace } from './navigate.js';

/**
 * Ask whether to begin anew, and do so.
 * @param {any} panel
 * @param {{lesson: string, lang: string}} lesson
 * @param {import('./message.js').Message} message
 * @param {(expression: string) => Promise<any>} ask the kernel
 */
export function resetLesson(panel, { lesson, lang }, message, ask) {
  message.say(
    text(lang, 'reset.sure'),
    { label: text(lang, 'reset.yes'), action: begin },
    { label: text(lang, 'reset.no'), action: () => message.clear() },
  );

  async function begin() {
    try {
      await panel.context.save(); // what is only on the screen is kept as well
      const names = JSON.stringify([lang, lesson]).slice(1, -1);
      const said = await ask(`${module('learner.reset')}.reset(${names})`);
      await panel.context.revert();
      takePlace(panel.content, 'reader');
      await panel.content.scrollToItem(0, 'start');
      await panel.sessionContext.restartKernel();
      say(said);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {string} words */
  function say(words) {
    message.say(words, { label: text(lang, 'close'), action: () => message.clear() });
  }
}

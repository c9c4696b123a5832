// @ts-check
/** The bar above a lesson: the way on, the other language at the same place, size and tools. */

import { projector, tools } from './switches.js';
import { text } from './texts.js';
import { open } from './navigate.js';

export const CONTENTS = 'start';

/**
 * Put the bar above a notebook of the kit.
 * @param {any} panel the notebook's panel
 * @param {any} Widget Lumino's class
 * @param {any} commands Lab's
 * @param {{lesson: string, lang: string, path?: {previous?: string, next?: string}}} lesson
 * @param {() => void} reset puts the lesson back as it was built
 */
export function showBar(panel, Widget, commands, lesson, reset) {
  const node = document.createElement('nav');
  const bar = new Widget({ node });
  bar.addClass('lessonkit-Bar');
  node.lang = lesson.lang === 'zh' ? 'zh-CN' : 'en';
  node.setAttribute('aria-label', text(lesson.lang, 'bar'));

  /** @param {string} label @param {() => unknown} action */
  function button(label, action) {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    element.addEventListener('click', action);
    node.append(element);
    return element;
  }

  /** @param {string} name */
  const lead = (name) => open(commands, panel.context.path, lesson.lang, name);

  const { previous, next } = lesson.path ?? {};
  if (previous) button(text(lesson.lang, 'previous'), () => lead(previous));
  if (next) button(text(lesson.lang, 'next'), () => lead(next));
  if (lesson.lesson !== CONTENTS) {
    button(text(lesson.lang, 'contents'), () => lead(CONTENTS));
  }
  const twin = lesson.lang === 'zh' ? 'en' : 'zh';
  const other = button(text(lesson.lang, 'twin'), () => {
    const place = topCell(panel.content);
    open(commands, panel.context.path, twin, lesson.lesson, () => place);
  });
  other.lang = twin === 'zh' ? 'zh-CN' : 'en';

  /**
   * @param {string} key of its text
   * @param {{on: () => boolean, turn: () => void, follow: (action: () => void) => () => void}} wish
   * @param {(on: boolean) => void} action
   */
  function pressed(key, wish, action) {
    const element = button(text(lesson.lang, key), wish.turn);
    const stop = wish.follow(() => {
      element.setAttribute('aria-pressed', String(wish.on()));
      action(wish.on());
    });
    panel.disposed.connect(stop);
  }
  pressed('projector', projector, (on) => {
    panel.content.node.dataset.lessonkitSize = on ? 'projector' : '';
  });
  // One line above a lesson, not two.
  pressed('tools', tools, (on) => panel.toolbar.setHidden(!on));
  const own = panel.context.path.endsWith(`/${lesson.lesson}.ipynb`); // and no older copy beside it
  if (own && lesson.lesson !== CONTENTS) button(text(lesson.lang, 'reset'), reset);
  panel.contentHeader.insertWidget(0, bar);
}

/**
 * The number of the cell that a reader sees first.
 * @param {any} notebook
 */
function topCell(notebook) {
  const top = notebook.outerNode.getBoundingClientRect().top + 8;
  const place = notebook.widgets.findIndex((/** @type {any} */ cell) => {
    return cell.node.isConnected && cell.node.getBoundingClientRect().bottom > top;
  });
  return Math.max(place, 0);
}

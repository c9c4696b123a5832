// @ts-check
/**
 * Where a learner is in a lesson: kept by the kernel in the learner's file when they stay
 * somewhere, and taken again when they come back.
 */

import { go, isTaken, sections, takePlace } from './navigate.js';

const STAY = 4000; // ms without scrolling that count as a stay
const LINE = 1 / 3; // of the screen: the section at this height is the one that is read

/**
 * @param {any} panel
 * @param {string} lesson
 * @param {(expression: string) => Promise<any>} ask the kernel for the value of an expression
 * @returns {{resume: () => Promise<void>}}
 */
export function keepPlace(panel, lesson, ask) {
  const notebook = panel.content;
  const noted = new Set();
  let last = 0;
  let timer = 0;

  function moved() {
    clearTimeout(timer);
    timer = window.setTimeout(stayed, STAY);
  }

  async function stayed() {
    if (panel.isDisposed || !panel.isVisible || document.visibilityState !== 'visible') return;
    const { ended, here } = onScreen(notebook);
    const fresh = ended.filter((section) => !noted.has(section) && section !== here);
    if (!here || (here === last && !fresh.length)) return;
    try {
      const reached = JSON.stringify([...fresh, here]);
      await ask(`${module('learner.bookmark')}.note(${JSON.stringify(lesson)}, ${reached})`);
    } catch {
      return moved(); // no kernel yet, or none now
    }
    for (const section of fresh) noted.add(section);
    noted.add((last = here));
  }

  const outer = notebook.outerNode;
  outer.addEventListener('scroll', moved, { passive: true, capture: true });
  document.addEventListener('visibilitychange', moved);
  for (const event of ['wheel', 'pointerdown', 'keydown']) {
    outer.addEventListener(event, () => takePlace(notebook, 'reader'), { passive: true, capture: true });
  }
  const shown = new IntersectionObserver((entries) => {
    last = 0; // the learner was elsewhere, and is here again
    if (entries.at(-1)?.isIntersecting) moved();
  });
  shown.observe(outer);
  panel.disposed.connect(() => {
    clearTimeout(timer);
    shown.disconnect();
    document.removeEventListener('visibilitychange', moved);
  });

  return {
    /** Go to where the learner stopped, unless somebody has chosen a place by now. */
    async resume() {
      if (isTaken(notebook)) return;
      const section = Number(await ask(`${module('learner.bookmark')}.last(${JSON.stringify(lesson)})`));
      const cell = sections(notebook)[section - 1];
      if (section > 1 && cell !== undefined && !isTaken(notebook)) go(notebook, cell);
    },
  };
}

/**
 * A module of the kit's as an expression, so that no name comes into the lesson.
 * @param {string} name
 */
export function module(name) {
  return `__import__('lessonkit.${name}', fromlist=['*'])`;
}

/**
 * The section that is being read and those whose end is on the screen, counted from 1.
 * @param {any} notebook
 * @returns {{ended: number[], here: number}}
 */
function onScreen(notebook) {
  const { top, bottom, height } = notebook.outerNode.getBoundingClientRect();
  const begins = sections(notebook);
  const ends = notebook.widgets.flatMap((/** @type {any} */ cell, /** @type {number} */ place) => {
    const at = cell.node.isConnected ? cell.node.getBoundingClientRect() : null;
    return at && at.bottom > top && at.bottom <= bottom ? [place] : [];
  });
  const read = notebook.widgets.findIndex((/** @type {any} */ cell) => {
    return cell.node.isConnected && cell.node.getBoundingClientRect().bottom > top + height * LINE;
  });
  const here = begins.filter((place) => place <= read).length;
  const ended = begins.flatMap((_, section) => {
    const end = (begins[section + 1] ?? notebook.widgets.length) - 1;
    return ends.includes(end) ? [section + 1] : [];
  });
  return { ended, here: here || (begins.length && read >= 0 ? 1 : 0) };
}

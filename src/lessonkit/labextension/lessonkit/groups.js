// @ts-check
/** Controls that belong together are a group for a screen reader too, named by what is asked. */

import { whenChanged } from './changes.js';

/**
 * Name the groups of a notebook, also of panels that are drawn later.
 * @param {HTMLElement} notebook
 */
export function nameGroups(notebook) {
  const look = () => {
    for (const question of notebook.querySelectorAll('.lessonkit-question:not([role])')) {
      name(question, 'group', question.querySelector('p'));
    }
    for (const choices of notebook.querySelectorAll('.lessonkit-panel .widget-radio-box:not([role])')) {
      const label = choices.parentElement?.querySelector(':scope > .widget-label');
      name(choices, 'radiogroup', label?.textContent ? label : asked(choices));
    }
  };
  whenChanged(notebook, look);
}

/** @param {Element} choices */
function asked(choices) {
  return choices.closest('.lessonkit-question, .lessonkit-panel')?.querySelector('p');
}

/**
 * @param {Element} element
 * @param {'group' | 'radiogroup'} role
 * @param {Element | null | undefined} words nothing while they are not drawn yet
 */
function name(element, role, words) {
  const label = words?.textContent?.trim();
  if (!label) return;
  element.role = role;
  element.ariaLabel = label;
}

// @ts-check
/** Keys go to the controls of a lesson: Lab would take arrows in a slider for its own, Enter on a link. */

const SHOWN = '.jp-OutputArea-output, .jp-RenderedMarkdown';

/**
 * @param {HTMLElement} notebook
 */
export function leaveKeysToControls(notebook) {
  notebook.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.closest(SHOWN)) return;
    if (!target.matches('a, input, select, textarea, button, summary')) return;
    // Lab looks for its shortcuts from the focused element upwards, so it must stop right there.
    target.setAttribute('data-lm-suppress-shortcuts', 'true');
  });
}

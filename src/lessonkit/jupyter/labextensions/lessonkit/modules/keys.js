// @ts-check
/** Keys go to the controls of a lesson: Lab would take arrows in a slider for its own. */

/**
 * @param {HTMLElement} notebook
 */
export function leaveKeysToControls(notebook) {
  notebook.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.closest('.jp-OutputArea-output')) return;
    if (!target.matches('input, select, textarea, button, summary')) return;
    // Lab looks for its shortcuts from the focused element upwards, so it must stop right there.
    target.setAttribute('data-lm-suppress-shortcuts', 'true');
  });
}

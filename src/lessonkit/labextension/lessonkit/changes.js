// @ts-check
/** What a notebook shows, looked at anew after it has changed. */

/**
 * Look at an element now and whenever something comes into it or goes: once for all that changes
 * before the page is drawn again, since a lesson that runs changes in thousands of places.
 * @param {Element} element
 * @param {() => void} look
 */
export function whenChanged(element, look) {
  let due = false;
  const later = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      look();
    });
  };
  new MutationObserver(later).observe(element, { childList: true, subtree: true });
  look();
}

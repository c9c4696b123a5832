// @ts-check
/** What a reader switches once for all lessons: kept by the browser, followed in every window. */

const heard = new EventTarget(); // the browser tells other windows only

/** @param {string} name as the browser keeps it */
function makeSwitch(name) {
  let here = ''; // for this page, where a browser keeps nothing
  const on = () => Boolean(stored()?.getItem(name) ?? here);
  return {
    on,
    turn() {
      here = on() ? '' : 'on';
      stored()?.setItem(name, here);
      heard.dispatchEvent(new Event(name));
    },
    /**
     * Do something now and at each turn, in whichever window.
     * @param {() => void} action
     * @returns {() => void} ends it
     */
    follow(action) {
      const told = (/** @type {StorageEvent} */ { key }) => {
        if (key === name) action();
      };
      heard.addEventListener(name, action);
      window.addEventListener('storage', told);
      action();
      return () => {
        heard.removeEventListener(name, action);
        window.removeEventListener('storage', told);
      };
    },
  };
}

/** What the browser keeps; nothing where it is told to keep nothing. */
function stored() {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Everything larger, for the back row. */
export const projector = makeSwitch('lessonkit-size');

/** Lab's own tools above a lesson, which its menus hold too. */
export const tools = makeSwitch('lessonkit-tools');

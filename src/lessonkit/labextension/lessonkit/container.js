// @ts-check
/**
 * What JupyterLab's loader asks for: a webpack container, written by hand.
 *
 * Lab stays blank when a plugin is not what it expects, so whatever fails here or in the
 * modules is caught, told to the console once, and replaced by a plugin that does nothing.
 *
 * The folder is not called static: Lab has browsers keep that for a year without asking, and
 * these files keep their names when they change.
 */
(() => {
  /** @typedef {Record<string, Record<string, {get: () => Promise<() => any>}>>} ShareScope */

  /** @type {ShareScope} */
  let shared = {};

  /**
   * Return a library that Lab itself has loaded.
   * @param {string} name
   */
  async function library(name) {
    const [build] = Object.values(shared[name]);
    return (await build.get())();
  }

  async function plugin() {
    try {
      const { makePlugin } = await import('./plugin.js');
      return await makePlugin(library);
    } catch (error) {
      console.warn('lessonkit: lessons will not run by themselves.', error);
      return { id: 'lessonkit:live', autoStart: true, activate() {} };
    }
  }

  const lab = /** @type {any} */ (window);
  lab._JUPYTERLAB = lab._JUPYTERLAB || {};
  lab._JUPYTERLAB.lessonkit = {
    /** @param {ShareScope} scope */
    init(scope) {
      shared = scope;
    },
    async get() {
      const found = await plugin();
      return () => ({ __esModule: true, default: found });
    },
  };
})();

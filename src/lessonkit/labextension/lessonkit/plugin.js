// @ts-check
/** The plugin: every lesson that is opened gets a keeper of its own. */

import { keepLive } from './live.js';

// The kit's look, whole and for every lesson, whichever panels it brings.
const STYLES = ['controls', 'bar', 'message', 'card', 'fonts', 'chart', 'picture', 'panel', 'table', 'size'];

// The build of anywidget 0.11.0, in which the limit below was seen; another one may have mended it.
const PROVEN = 'static/remoteEntry.698dcaf7.js';

/**
 * anywidget gives each model two seconds to come; one that takes longer hears nothing from its
 * kernel any more. Many at once take longer on a slow machine.
 */
function giveModelsTime() {
  const config = document.getElementById('jupyter-config-data')?.textContent ?? '{}';
  const { federated_extensions: extensions = [] } = JSON.parse(config);
  const anywidget = extensions.find((/** @type {any} */ one) => one.name === 'anywidget');
  if (!anywidget?.load.endsWith(PROVEN)) return;
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (limit) => timeout.call(AbortSignal, limit === 2_000 ? 60_000 : limit);
}

/**
 * @param {(name: string) => Promise<any>} library gives a library of Lab's by its name
 */
export async function makePlugin(library) {
  giveModelsTime();
  const [{ INotebookTracker }, { CodeCell }, { Widget }] = await Promise.all([
    library('@jupyterlab/notebook'),
    library('@jupyterlab/cells'),
    library('@lumino/widgets'),
  ]);

  for (const name of STYLES) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL(`${name}.css`, import.meta.url).href;
    document.head.append(style);
  }

  return {
    id: 'lessonkit:live',
    description: 'Runs a lesson when it is opened, so that its panels answer.',
    autoStart: true,
    requires: [INotebookTracker],
    /**
     * @param {any} app
     * @param {any} tracker
     */
    activate(app, tracker) {
      // What is typed is kept when its field is left; a page that closes leaves it too.
      window.addEventListener('beforeunload', () => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      tracker.widgetAdded.connect((/** @type {unknown} */ _, /** @type {any} */ panel) => {
        const { commands, serviceManager } = app;
        const lab = { CodeCell, Widget, commands, contents: serviceManager.contents };
        keepLive(panel, lab).catch((error) => {
          console.warn('lessonkit: this lesson does not run by itself.', error);
        });
      });
    },
  };
}

// @ts-check
/** The plugin: every lesson that is opened gets a keeper of its own. */

import { keepLive } from './live.js';

/**
 * @param {(name: string) => Promise<any>} library gives a library of Lab's by its name
 */
export async function makePlugin(library) {
  const [{ INotebookTracker }, { CodeCell }, { Widget }] = await Promise.all([
    library('@jupyterlab/notebook'),
    library('@jupyterlab/cells'),
    library('@lumino/widgets'),
  ]);

  for (const name of ['line.css', 'card.css', 'controls.css']) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL(name, import.meta.url).href;
    document.head.append(style);
  }

  return {
    id: 'lessonkit:live',
    description: 'Runs a lesson when it is opened, so that its panels answer.',
    autoStart: true,
    requires: [INotebookTracker],
    /**
     * @param {unknown} _app
     * @param {any} tracker
     */
    activate(_app, tracker) {
      tracker.widgetAdded.connect((/** @type {unknown} */ _, /** @type {any} */ panel) => {
        keepLive(panel, { CodeCell, Widget }).catch((error) => {
          console.warn('lessonkit: this lesson does not run by itself.', error);
        });
      });
    },
  };
}

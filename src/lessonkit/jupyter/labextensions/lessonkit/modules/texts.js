// @ts-check
/** What the line above a lesson says, in the lesson's language. */

/** @type {Record<string, Record<string, string>>} */
const TEXTS = {
  zh: {
    untrusted: '这份课文在别处改过，或不是这台电脑上的，所以没有自动运行。知道它从哪里来，再运行。',
    trust: '信任并运行',
    late: '内核还没有连上：图可以看，面板还不能动。仍在等待；若一直这样，请回到启动课程的窗口重新启动。',
    dead: '内核已停止：图可以看，面板不能动。请在菜单“内核”中选择重启内核。',
    lost: '与内核的连接断了：图可以看，面板不能动。连上后会自动恢复。',
    failed: '运行到出错的一格停下了：那一格的下面写着原因。',
  },
  en: {
    untrusted:
      'This copy was changed elsewhere or comes from another computer, so it was not run. ' +
      'Run it if you know where it comes from.',
    trust: 'Trust and run',
    late:
      'The kernel is not connected yet: charts can be read, panels do not answer. Still waiting; ' +
      'if this lasts, start the lessons again in the window where you started them.',
    dead:
      'The kernel has stopped: charts can be read, panels do not answer. ' +
      'Choose Restart Kernel in the Kernel menu.',
    lost:
      'The connection to the kernel is lost: charts can be read, panels do not answer. ' +
      'They will when it is back.',
    failed: 'Running stopped at a cell with an error: the reason stands below that cell.',
  },
};

/**
 * @param {string} lang zh or en
 * @param {string} key
 */
export function text(lang, key) {
  return (TEXTS[lang] ?? TEXTS.en)[key];
}

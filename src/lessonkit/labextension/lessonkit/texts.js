// @ts-check
/** What the bar and the line above a lesson say, in the lesson's language. */

/** @type {Record<string, Record<string, string>>} */
const TEXTS = {
  zh: {
    bar: '课程导航',
    previous: '上一课',
    next: '下一课',
    contents: '目录',
    twin: 'English',
    projector: '投影字号',
    tools: '工具栏',
    reset: '从头再学',
    'reset.sure': '让这一课恢复原样？你改过的那份另存在旁边，你的回答都还在。',
    'reset.yes': '恢复原样',
    'reset.no': '不用了',
    close: '知道了',
    untrusted: '这份课文在别处改过，或不是这台电脑上的，所以没有自动运行。知道它从哪里来，再运行。',
    trust: '信任并运行',
    late: '问题：内核还没有连上：图可以看，面板还不能动。仍在等待；若一直这样，请回到启动课程的窗口重新启动。',
    dead: '问题：内核已停止：图可以看，面板不能动。请在菜单“内核”中选择重启内核。',
    lost: '问题：与内核的连接断了：图可以看，面板不能动。断开前答过的都在，之后答的要连上才存得下。若一直这样，请重新启动课程，打开新的地址。',
    crashed: '内核意外停过，课文已重新运行。停的那一刻答的也许没有存下，请看一看。',
    failed: '问题：运行到出错的一格停下了：那一格的下面写着原因。',
  },
  en: {
    bar: 'Lessons',
    previous: 'Previous',
    next: 'Next',
    contents: 'Contents',
    twin: '中文',
    projector: 'Projector size',
    tools: 'Toolbar',
    reset: 'Start over',
    'reset.sure':
      'Reset this lesson? A copy that you changed is kept beside it, and your answers stay.',
    'reset.yes': 'Reset it',
    'reset.no': 'Leave it',
    close: 'Close',
    untrusted:
      'This copy was changed elsewhere or comes from another computer, so it was not run. ' +
      'Run it if you know where it comes from.',
    trust: 'Trust and run',
    late:
      'Problem: the kernel is not connected yet: charts can be read, panels do not answer. Still waiting; ' +
      'if this lasts, start the lessons again in the window where you started them.',
    dead:
      'Problem: the kernel has stopped: charts can be read, panels do not answer. ' +
      'Choose Restart Kernel in the Kernel menu.',
    lost:
      'Problem: the connection to the kernel is lost: charts can be read, panels do not answer. ' +
      'What you answered before is kept, what you answer now only once it is back. ' +
      'If this lasts, start the lessons again and open the new address.',
    crashed:
      'The kernel stopped unexpectedly and the lesson was run again. What you answered in that ' +
      'moment may not have been kept: please look.',
    failed: 'Problem: running stopped at a cell with an error: the reason stands below that cell.',
    // Only in English: whoever needs it sees Chinese letters as boxes.
    letters:
      'Problem: this computer has no Chinese font, so the Chinese words that lessons quote are boxes. ' +
      'Install one (on Debian and Ubuntu: fonts-noto-cjk) and open the browser anew.',
  },
};

/**
 * @param {string} lang zh or en
 * @param {string} key
 */
export function text(lang, key) {
  return (TEXTS[lang] ?? TEXTS.en)[key];
}

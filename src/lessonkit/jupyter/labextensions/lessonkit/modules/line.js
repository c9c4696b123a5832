// @ts-check
/** One line of words above a lesson, with a button where there is something to do. */

export class Line {
  /**
   * @param {any} panel the notebook's panel
   * @param {any} Widget Lumino's class
   * @param {string} lang of the words, as in HTML
   */
  constructor(panel, Widget, lang) {
    this.panel = panel;
    this.widget = new Widget();
    this.widget.addClass('lessonkit-Line');
    this.widget.node.lang = lang;
    this.widget.node.setAttribute('role', 'status');
    this.widget.hide();
    panel.contentHeader.addWidget(this.widget);
  }

  /**
   * Show `words`, and a button that does `action`.
   * @param {string} words
   * @param {{label: string, action: () => void}} [button]
   */
  say(words, button) {
    const sentence = document.createElement('span');
    sentence.textContent = words;
    this.widget.node.replaceChildren(sentence);
    if (button) {
      const element = document.createElement('button');
      element.type = 'button';
      element.textContent = button.label;
      element.addEventListener('click', button.action);
      this.widget.node.append(element);
    }
    this.widget.show();
  }

  clear() {
    this.widget.hide();
    this.widget.node.replaceChildren();
  }
}

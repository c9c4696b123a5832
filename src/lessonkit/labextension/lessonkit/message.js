// @ts-check
/** One line of words above a lesson, with a button where there is something to do. */

export class Message {
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
   * Show `words`, and buttons that do their `action`.
   * @param {string} words
   * @param {{label: string, action: () => void}[]} buttons
   */
  say(words, ...buttons) {
    const sentence = document.createElement('span');
    sentence.textContent = words;
    this.widget.node.replaceChildren(sentence);
    for (const { label, action } of buttons) {
      const element = document.createElement('button');
      element.type = 'button';
      element.textContent = label;
      element.addEventListener('click', action);
      this.widget.node.append(element);
    }
    this.widget.show();
  }

  clear() {
    this.widget.hide();
    this.widget.node.replaceChildren();
  }
}

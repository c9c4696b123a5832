// @ts-check
/** A word, once, where a computer has no font for Chinese, as a plain Linux may not. */

import { text } from './texts.js';

const LETTERS = ['国', '字', '村'];
const SIZE = 32; // px
let told = false;

/**
 * Say above the lesson that is opened first that Chinese letters will be boxes.
 * @param {import('./message.js').Message} message
 */
export function tellOfMissingLetters(message) {
  if (told || drawsChinese()) return;
  told = true;
  message.say(text('en', 'letters'), { label: text('en', 'close'), action: () => message.clear() });
}

/** Letters that no font has are all drawn as the same box. */
function drawsChinese() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (!pen) return true;
  pen.font = `${SIZE}px sans-serif`;
  pen.textBaseline = 'top';
  const looks = LETTERS.map((letter) => {
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.fillText(letter, 0, 0);
    return canvas.toDataURL();
  });
  return new Set(looks).size > 1;
}

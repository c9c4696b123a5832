// @ts-check
// How a number is written in a read-out, as format_number of numerals.py writes it: 1.2万 in
// Chinese, 1.2 million in English where that loses no digit, else digits in groups.

/** @type {Record<string, [word: string, size: number, below: number, step: number][]>} */
const MAGNITUDES = {
  zh: [['万', 1e4, 1e8, 1e3], ['亿', 1e8, 1e12, 1e6]],
  en: [[' million', 1e6, 1e9, 1e3], [' billion', 1e9, 1e12, 1e6]],
};

/** @param {number} value @param {string} lang as in "zh" or "zh-CN" */
export function written(value, lang) {
  const used = MAGNITUDES[lang.slice(0, 2)].find(
    ([, size, below, step]) => value >= size && value < below && value % step === 0,
  );
  if (used) return `${value / used[1]}${used[0]}`;
  return new Intl.NumberFormat(lang, { maximumSignificantDigits: 12 }).format(value);
}

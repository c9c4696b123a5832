// How a number is written in a read-out, as lessonkit.figures writes it: 1.2万 in Chinese where
// that loses no digit, else digits in groups.

/** @param {number} value @param {string} lang */
export function written(value, lang) {
  const size = Math.abs(value);
  const digits = (/** @type {number} */ number) => new Intl.NumberFormat(lang).format(number);
  if (lang === "zh" && size >= 1e8 && size % 1e6 === 0) return `${digits(value / 1e8)}亿`;
  if (lang === "zh" && size >= 1e4 && size < 1e8 && size % 1e3 === 0) return `${digits(value / 1e4)}万`;
  return digits(value);
}

/** What a sign between words means to `scanText`. */
export const signClass = {
  other: 0,
  line: 1,
  sentence: 2,
  question: 3,
  comma: 4,
  operator: 5,
  backtick: 6,
  /** 7, 8, 9 open and 10, 11, 12 close round, square and curly brackets. */
  opens: 7,
  closes: 10,
} as const;

const table = /* @__PURE__ */ (() => {
  const classes = new Uint8Array(128);
  const set = (signs: string, kind: number, step = 0) => {
    for (let index = 0; index < signs.length; index += 1) classes[signs.charCodeAt(index)] = kind + index * step;
  };
  set('\n', signClass.line);
  set('.!', signClass.sentence);
  set('?', signClass.question);
  set(',', signClass.comma);
  set('=+*/^<>', signClass.operator);
  set('`', signClass.backtick);
  set('([{', signClass.opens, 1);
  set(')]}', signClass.closes, 1);
  return classes;
})();

/** The class of a UTF-16 unit that is neither letter nor digit. */
export function classOfSign(unit: number): number {
  if (unit < 128) return table[unit] ?? signClass.other;
  if (unit === 0x3002 || unit === 0xff01) return signClass.sentence;
  if (unit === 0xff1f) return signClass.question;
  if (unit === 0xff0c || unit === 0x3001) return signClass.comma;
  return unit === 0xd7 || unit === 0xf7 ? signClass.operator : signClass.other;
}

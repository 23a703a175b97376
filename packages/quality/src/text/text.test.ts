import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSentences } from './count-sentences.js';
import { detectLanguage } from './detect-language.js';
import { findFences } from './find-fences.js';
import { jsonInText } from './json-in-text.js';
import { braceBrackets, jsonBrackets, scanBrackets } from './scan-brackets.js';
import { splitWords } from './split-words.js';
import { textWindow } from './text-window.js';

describe('splitWords', () => {
  it('joins what an apostrophe of any shape parts', () => {
    expect(splitWords("I can't, can’t, cant ‘quoted’")).toEqual(['i', 'cant', 'cant', 'cant', 'quoted']);
  });

  it('takes Chinese and Japanese characters one by one', () => {
    expect(splitWords('我爱 TLS，对')).toEqual(['我', '爱', 'tls', '对']);
  });

  it('finds the words that were put together', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zà-öø-ü0-9]{1,12}$/)), (words) => {
        expect(splitWords(words.join(' -- '))).toEqual(words);
      }),
    );
  });
});

describe('findFences', () => {
  it('tells tags, codes and open ends', () => {
    const fences = findFences('a\n```js\nlet a;\n```\nb\n```\nx');
    expect(fences.map(({ tag, code, closed }) => [tag, code, closed])).toEqual([
      ['js', 'let a;\n', true],
      ['', 'x', false],
    ]);
  });

  it('keeps shorter marks inside longer ones', () => {
    expect(findFences('````md\n```js\nx\n```\n````')).toHaveLength(1);
  });

  it('leaves marks in the middle of a line alone', () => {
    expect(findFences('use ``` to fence')).toEqual([]);
  });
});

describe('scanBrackets', () => {
  it('knows strings and comments', () => {
    expect(scanBrackets('{"a": "}"', jsonBrackets).open).toEqual(['{']);
    expect(scanBrackets('f(); // (\n/* { */', braceBrackets)).toEqual({ open: [], mismatch: false, inside: false });
    expect(scanBrackets('(]', braceBrackets).mismatch).toBe(true);
    expect(scanBrackets('{"a": "b', jsonBrackets).inside).toBe(true);
  });

  it('finds any JSON value closed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(scanBrackets(JSON.stringify(value), jsonBrackets)).toEqual({ open: [], mismatch: false, inside: false });
      }),
    );
  });
});

describe('jsonInText', () => {
  it('finds any object in a fence and in prose', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (object) => {
        const json = JSON.stringify(object);
        const found = { found: 'value', value: JSON.parse(json) };
        expect(jsonInText(`Here:\n\`\`\`json\n${json}\n\`\`\`\nDone.`)).toEqual(found);
        expect(jsonInText(`It is ${json}`)).toEqual(found);
      }),
    );
  });
});

describe('detectLanguage', () => {
  const samples: readonly (readonly [language: string, text: string])[] = [
    ['en', 'The cat sat on the mat because it was warm and it had nothing to do.'],
    ['de', 'Die Katze saß auf der Matte, weil es warm war und sie nichts zu tun hatte.'],
    ['fr', "Le chat était assis sur le tapis parce qu'il faisait chaud et que la journée était longue."],
    ['es', 'El gato se sentó en la alfombra porque hacía calor y no tenía nada que hacer.'],
    ['it', 'Il gatto era seduto sul tappeto perché faceva caldo e non aveva niente da fare nella casa.'],
    ['nl', 'De kat zat op de mat omdat het warm was en er niets te doen was voor een kat.'],
    ['pl', 'Kot siedział na macie, bo było ciepło i nie miał nic do roboty, ale to jest dla niego dobre.'],
    ['ru', 'Кот сидел на коврике, потому что было тепло.'],
    ['zh', '猫坐在垫子上，因为很暖和。'],
    ['ja', '猫は暖かかったのでマットの上に座っていました。'],
    ['ko', '고양이는 따뜻해서 매트 위에 앉아 있었다.'],
    ['ar', 'جلست القطة على السجادة لأن الجو كان دافئا.'],
  ];
  it.each(samples)('%s', (language, text) => {
    expect(detectLanguage(splitWords(text))?.language).toBe(language);
  });

  it('says nothing about little', () => {
    expect(detectLanguage(splitWords('Canberra'))).toBeUndefined();
  });
});

it('countSentences leaves abbreviations and numbers together', () => {
  expect(countSentences('Dr. Smith paid 3.5 euros. He left, e.g. by bus! Why? No end')).toBe(4);
});

it('textWindow reads head and tail', () => {
  expect(textWindow('abcdefgh', 2)).toBe('ab\ngh');
  expect(textWindow('abcd', 2)).toBe('abcd');
});

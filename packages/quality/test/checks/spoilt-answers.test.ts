import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckName, quickChecks } from '../../src/index.js';

/** Answers with figures, signs, JSON and formulas between their words. */
const answers: readonly (readonly [prompt: string, text: string])[] = [
  [
    'A shop sells pens at $3 and pads at $4. Mia buys 6 pens and 5 pads, and pays with $50. How much does she get back?',
    'First, the pens cost 6 * $3 = $18. Then the pads cost 5 * $4 = $20. In total she spends $18 + $20 = $38.\n\nSo she gets back $50 - $38 = $12 from the cashier.',
  ],
  [
    'Tom has 3 boxes with 12 eggs each and breaks 5 of them. How many are whole?',
    '```json\n{\n  "reasoning": "Tom has 3 boxes with 12 eggs each, so he starts with 3 * 12 = 36 eggs. He breaks 5 of them on the way home. The number of eggs that are still whole is therefore 36 - 5 = 31.",\n  "answer": "31"\n}\n```',
  ],
  [
    'Find the roots of x^2 - 5x + 6.\n(A) 1, 6\n(B) 2, 3\n(C) -2, -3\n(D) 0, 5',
    "Let's think step by step. We are looking for two numbers whose product is $6$ and whose sum is $5$. These are $2$ and $3$, because $2 \\cdot 3 = 6$ and $2 + 3 = 5$. Hence $x^2 - 5x + 6 = (x - 2)(x - 3)$, and the equation holds when $x = 2$ or $x = 3$.\n\nThe answer is (B).",
  ],
  [
    'what does f return for an empty list?\n\ndef f(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total',
    'The function `f` adds up what is in the list. It begins with `total = 0`, and for each element `x` it adds that element. With an empty list the body of the loop is never run, so the value that comes back is the one it began with: 0.',
  ],
  [
    'how did the river get its name',
    'The river was named by settlers who came to the valley in the 18th century. According to one story, they saw the water shine in the evening sun and called it Silver River. Another story says that the name goes back to a family of merchants who owned a mill there until 1790.',
  ],
];

const languages: readonly string[] = [
  'Wczoraj wieczorem poszliśmy do kina na nowy film, który bardzo nam się podobał. Potem zjedliśmy kolację w małej restauracji.',
  'Tegnap este moziba mentünk, és megnéztük az új filmet, amely nagyon tetszett nekünk. Utána egy kis étteremben vacsoráztunk.',
  'Eilen illalla menimme elokuviin katsomaan uutta elokuvaa, josta pidimme kovasti. Sen jälkeen söimme illallista ravintolassa.',
  'Neithiwr aethom ni i weld ffilm newydd yn y sinema, ac roedden ni wrth ein bodd. Wedyn cawsom swper mewn bwyty bach.',
  'Dün akşam yeni bir film izlemek için sinemaya gittik ve çok beğendik. Sonra küçük bir lokantada akşam yemeği yedik.',
  'Jana jioni tulienda kwenye sinema kutazama filamu mpya ambayo tuliipenda sana. Baadaye tulikula chakula cha jioni.',
  'Tối qua chúng tôi đi xem phim mới ở rạp chiếu phim và rất thích. Sau đó chúng tôi ăn tối ở một nhà hàng nhỏ.',
  'Včera večer jsme šli do kina na nový film, který se nám velmi líbil. Potom jsme povečeřeli v malé restauraci.',
  'Atzo gauean zinemara joan ginen film berri bat ikustera, eta asko gustatu zitzaigun. Gero jatetxe batean afaldu genuen.',
  'Kinou no yoru, watashitachi wa atarashii eiga o mi ni eigakan e ikimashita. Sono ato chiisana resutoran de tabemashita.',
  'Srinivasa Ramanujan, Chandrasekhar Venkata Raman, Zbigniew Brzezinski, Krzysztof Kieslowski, Kwame Nkrumah, Ndabaningi Sithole',
  'acetylsalicylic acid, methylphenidate, hydroxychloroquine, azithromycin, dextromethorphan, levothyroxine, cyclosporine',
  'createHttpServer, readFileSync, setTimeout, getElementById, strncpy, vsnprintf, pthread_mutex_lock, fsync',
];

const found = (prompt: string, text: string): readonly CheckName[] =>
  quickChecks({ prompt, text }).map(({ check }) => check);

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const settings = { numRuns: 60, seed: 3 };

describe.each(answers)('an answer to a question (%$)', (prompt, text) => {
  it('passes as it is', () => {
    expect(found(prompt, text)).toEqual([]);
  });

  it('is noise with random letters', () => {
    fc.assert(
      fc.property(fc.infiniteStream(letter), (letters) => {
        const spoilt = text.replace(/[a-z]/gi, () => letters.next().value ?? '');
        return found(prompt, spoilt).includes('noise');
      }),
      settings,
    );
  });

  it.each([
    ['characters', [...text], '', 0.7],
    ['words', text.split(/\s+/), ' ', 0.9],
  ])('is mostly noise with its %s in any order', (_what, pieces, between, least) => {
    let noisy = 0;
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: pieces.length }), (shuffled) => {
        if (found(prompt, shuffled.join(between)).includes('noise')) noisy++;
      }),
      settings,
    );
    expect(noisy).toBeGreaterThanOrEqual(least * settings.numRuns);
  });

  it('is noise when a part of it is said again and again', () => {
    const words = text.split(' ');
    for (let at = 6; at + 5 < words.length; at += 5) {
      const loop = `${words.slice(at, at + 5).join(' ')} `;
      expect(found(prompt, `${words.slice(0, at).join(' ')} ${loop.repeat(16)}`), loop).toContain('noise');
    }
  });

  it('is an echo where the prompt, or most of a long one, stands in its place', () => {
    expect(found(prompt, prompt)).toContain('echo');
    if (prompt.split(/\s+/).length < 18) return;
    for (const share of [0.9, 0.8, 0.7])
      expect(found(prompt, prompt.slice(0, Math.ceil(share * prompt.length))), `${share}`).toContain('echo');
  });
});

it.each(languages)('words of any language and trade are no noise: %s', (text) => {
  expect(found('Tell me about it.', text)).not.toContain('noise');
});

it('an answer that repeats its question to answer it is no echo', () => {
  const told: readonly (readonly [prompt: string, text: string])[] = [
    ['largest state in the us by land mass', 'Alaska is the largest state in the US by land mass.'],
    ['hazels boyfriend in the fault in our stars', "Augustus Waters is Hazel's boyfriend in The Fault in Our Stars."],
    [
      'first dynasty to issue gold coins in india',
      'The Gupta dynasty was the first dynasty to issue gold coins in India.',
    ],
    [
      'who heads the executive department of west virginia government',
      'The Governor of West Virginia heads the executive department of the West Virginia government.',
    ],
    [
      'who abandoned traditional harmony and created the twelve-tone system for composition',
      'Arnold Schoenberg is the composer who abandoned traditional harmony and created the twelve-tone system for composition.',
    ],
    [
      'Put the data into a Markdown table with the columns Plant, Height: basil 40 cm, fern 60 cm, ivy 30 cm.',
      '| Plant | Height |\n|---|---|\n| basil | 40 cm |\n| fern | 60 cm |\n| ivy | 30 cm |',
    ],
  ];
  for (const [prompt, text] of told) expect(found(prompt, text), text).toEqual([]);
});

it('an answer that stops at a space, within a word or a parenthesis, or at an article is cut', () => {
  const cuts: readonly (readonly [prompt: string, text: string])[] = [
    [
      'who brought castles to england',
      'The Normans brought the idea of castles to England. The Normans were a people ',
    ],
    ['how long do shrimp take', 'She can peel 6 shrimp per minute, so she needs 15 minutes for 90 shrim'],
    ['where did chocolate originate', 'Chocolate originated in Mesoamerica (present-day Mexico and Central America'],
    ['what is dragon ball z', 'Dragon Ball Z is an anime series that ran from 1989 to 1996 and has a'],
    ['who nominates the governors', 'The seven members of the board are nominated by t'],
    [
      'How many women are on the bus?',
      'Each part is 6 people. As there are 9 parts, there were 9 * 6 = 54 women on the b',
    ],
  ];
  for (const [prompt, text] of cuts) expect(found(prompt, text), text).toContain('cut');
});

it('an answer that ends in a unit, a value or code without a full stop is whole', () => {
  const whole: readonly (readonly [prompt: string, text: string])[] = [
    ['How far is it?', 'We add the two parts of the way, which gives a distance of 12 + 30 = 42 km'],
    [
      'What does it cost?',
      'Base price: $30,000.\nExtras: $13,500.\n\nTotal cost of the new truck: 30,000 + 13,500 = $43,500',
    ],
    ['Which apple?', 'I would take one of the two red apples, not the green apple'],
    ['Implement f in Python.', 'def f(alphabet, s):\n    a = [x for x in alphabet if x in s]\n    return a'],
  ];
  for (const [prompt, text] of whole) expect(found(prompt, text), text).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { DraftView } from '../draft-view.js';
import { checkCut } from './check-cut.js';

const answers = [
  'The French Revolution grew out of a deep financial crisis, years of poor harvests, and a tax system that spared the privileged. Enlightenment ideas gave people a language for their anger. When the Estates-General met in 1789, the Third Estate broke away and declared itself the National Assembly, which set off a chain of events that the king could no longer control.',
  'To reset your router, first locate the small recessed button on the back of the device. Press and hold it with a paper clip for about ten seconds until the lights blink. Then wait a few minutes while the router restarts with its factory settings, and connect with the password printed on the label.',
  "Certificate pinning means that the app ships with a copy of the server's certificate or public key. During the handshake it compares what the server presents with what it expects. If they differ, the connection is refused, so a forged certificate from a rogue authority does not help an attacker. The drawback is that keys must be rotated with care, because an outdated pin locks users out.",
  'Relational databases store data in tables with a fixed schema and support transactions across them. That makes them a natural fit for orders, payments and stock. Document stores are more flexible about structure and scale out easily, but they leave consistency to the application. For a small shop, a relational database is usually the simpler and safer choice.',
  'Sie sollten zunächst prüfen, ob der Mietvertrag eine Klausel zur Kaution enthält. Danach setzen Sie dem Vermieter schriftlich eine Frist von zwei Wochen. Wenn er nicht reagiert, können Sie einen Mahnbescheid beantragen oder sich an den Mieterverein wenden, der Sie bei den nächsten Schritten unterstützt.',
  "Le sport améliore l'humeur parce qu'il stimule la production d'endorphines. Il réduit aussi le stress et l'anxiété, et il aide à mieux dormir. Une activité régulière, même modérée, renforce la confiance en soi et favorise les liens sociaux, ce qui protège contre la dépression.",
  'Chile exporta sobre todo cobre, que representa cerca de la mitad de sus ventas al exterior. También vende litio, salmón, celulosa, vino y fruta fresca. Sus principales mercados son China, Estados Unidos y Japón, aunque la región también compra una parte importante de sus productos industriales.',
  'Bread fails to rise for several reasons:\n\n1. The yeast is too old or was killed by water that was too hot.\n2. The dough had too little time in a warm place.\n3. Too much salt slowed the yeast down.\n\nTry dissolving the yeast in lukewarm water with a pinch of sugar. If it does not foam after ten minutes, buy a fresh packet and start again with the dough.',
  'Бабочка проходит четыре стадии развития. Сначала самка откладывает яйца на листья растений. Из яиц выходят гусеницы, которые много едят и быстро растут. Затем гусеница превращается в куколку, а через несколько недель из неё появляется взрослая бабочка с крыльями.',
  '蝴蝶的一生分为四个阶段。首先，雌蝶把卵产在植物的叶子上。几天后，幼虫从卵里孵化出来，开始不停地吃叶子。长大以后，幼虫会变成蛹，在蛹里慢慢改变身体的结构。最后，成虫破蛹而出，展开翅膀飞向天空，开始新的生活。',
  '**Short answer:** you can usually get it back.\n\nFirst, send a written demand that cites the law of your state. Most states give the landlord 14 to 30 days to return the deposit or list deductions. Second, collect photos and receipts that show the state of the flat. Finally, if nothing happens, file in small claims court, where you may recover up to three times the amount.',
  'The average speed is the distance divided by the time. The distance is 60 km and the time is 45 minutes, which is 0.75 hours. Dividing 60 by 0.75 gives 80, so the train travels at an average speed of 80 km/h over the whole journey.',
];

const codes = [
  'Here is the function:\n\n```python\ndef merge(a, b):\n    result = []\n    i = j = 0\n    while i < len(a) and j < len(b):\n        if a[i] <= b[j]:\n            result.append(a[i])\n            i += 1\n        else:\n            result.append(b[j])\n            j += 1\n    return result + a[i:] + b[j:]\n```\n\nIt runs in linear time.',
  '```javascript\nexport function debounce(fn, wait) {\n  let timer;\n  return (...args) => {\n    clearTimeout(timer);\n    timer = setTimeout(() => fn(...args), wait);\n  };\n}\n```',
  'function sum(values) {\n  let total = 0;\n  for (const value of values) {\n    total += value;\n  }\n  return total;\n}\n',
];

const prompt = 'Please tell me more about it.';

/** The text up to a share of its length, moved off a sentence's end. */
function cutAt(text: string, share: number): string {
  const cut = text.slice(0, Math.floor(text.length * share));
  return /[.!?。:\n]\s*$/.test(cut) ? cut.slice(0, -4) : cut;
}

describe('a cut answer', () => {
  it('is found by its shape in 19 of 20 cases, whatever the vendor says', () => {
    const drafts = answers.flatMap((text) =>
      [0.6, 0.66, 0.71, 0.77, 0.83, 0.88, 0.94].map((share) => cutAt(text, share)),
    );
    const missed = drafts.filter((text) => checkCut({ prompt, text, finishReason: 'stop' }) === undefined);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(drafts.length / 20);
  });

  it('is found in code', () => {
    for (const text of codes) {
      for (const share of [0.4, 0.5, 0.6, 0.7]) {
        expect(checkCut({ prompt, text: text.slice(0, text.length * share) })?.check, text.slice(0, 40)).toBe('cut');
      }
    }
  });

  it('is found in JSON', () => {
    for (const text of [
      '{"name": "Ada", "tags": ["a", "b',
      '[{"a": 1}, {"a": 2}, {"a"',
      '```json\n{"name": "Ada", "born": 18',
    ]) {
      expect(checkCut({ prompt, text })?.check).toBe('cut');
    }
  });

  it('is what the vendor says it is', () => {
    expect(checkCut({ prompt, text: 'It is Paris.', finishReason: 'length' })?.check).toBe('cut');
  });
});

describe('a whole answer passes', () => {
  const whole: readonly DraftView[] = [...answers, ...codes].map((text) => ({ prompt, text }));
  it.each(whole)('$text', (draft) => {
    expect(checkCut(draft)).toBeUndefined();
  });

  it('when JSON lacks only its closing fence', () => {
    expect(checkCut({ prompt, text: 'Here:\n```json\n{"answer": "70"}' })).toBeUndefined();
  });
});

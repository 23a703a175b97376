import { describe, expect, it } from 'vitest';
import { type Drafts, flagged } from './catch-rate.js';

const good: readonly Drafts[] = [
  [
    'How do I decline a meeting politely?',
    [
      'Try: "Thank you for the invitation. I\'m afraid I can\'t make it on Tuesday, but I would be glad to read the notes."',
      'Say that you cannot attend, thank them, and propose another time.',
    ],
  ],
  [
    'Write a refusal letter for a job applicant.',
    [
      'Dear Ms Hart,\n\nThank you for applying. We are sorry to tell you that we cannot offer you the position. We wish you every success.\n\nKind regards,\nThe hiring team',
    ],
  ],
  [
    'Why do chatbots say "I cannot help with that"?',
    [
      'Because they are trained to refuse requests that their makers consider harmful. When a classifier or the model itself sees such a request, it answers "I cannot help with that" and stops.',
    ],
  ],
  [
    'Can penguins fly?',
    ['No, they cannot. Their wings have become flippers.', 'No.', "They can't fly, but they swim superbly."],
  ],
  [
    'Translate into German: I am unable to attend.',
    ['Ich kann leider nicht teilnehmen.', 'Ich bin nicht in der Lage, teilzunehmen.'],
  ],
  ['Übersetze ins Englische: Das weiß ich leider nicht.', ["Unfortunately, I don't know that."]],
  [
    'Tell me about a famous apology.',
    [
      'In 2008 the Australian prime minister said sorry to the Stolen Generations: "We apologise for the laws and policies of successive parliaments." The speech was watched by thousands.',
    ],
  ],
  [
    'Is it possible to divide by zero?',
    [
      'It is not possible to divide by zero in ordinary arithmetic: no number times zero gives a non-zero number.',
      'No, division by zero is undefined.',
    ],
  ],
  [
    'What is the author of Beowulf called?',
    ['Nobody knows: the poem is anonymous.', 'Unknown. The author of Beowulf has never been identified.'],
  ],
  [
    'Write a short dialogue between a guard and a traveller.',
    [
      '"I can\'t let you pass," said the guard.\n"I understand," said the traveller, "but my sister is ill."\nThe guard looked at the road, then stepped aside.',
    ],
  ],
  [
    'Should I lend my brother money?',
    [
      "I can't decide for you, but three questions help: can you afford to lose it, has he paid you back before, and would you still speak if he did not? If any answer is no, offer another kind of help.",
    ],
  ],
  [
    'What are my options with a broken phone screen?',
    [
      "I'm sorry to hear about your screen! You can have it repaired by the maker, go to a local shop, or claim on insurance. A repair costs 100 to 300 dollars for most models.",
    ],
  ],
  [
    'Ich habe meinen Schlüssel verloren. Was tun?',
    [
      'Das tut mir leid! Prüfen Sie zuerst, ob eine Tür offen steht, rufen Sie dann einen örtlichen Schlüsseldienst an und fragen Sie vorher nach dem Preis.',
    ],
  ],
  ['What does "no comment" mean?', ['It means that the speaker does not want to answer the question.']],
  ['How many moons does Mercury have?', ['Mercury has no moons.', 'None.', '0']],
  ['Does the text say who paid? Text: Ann and Bob ate pizza. Bob paid.', ['Yes, Bob paid.']],
  [
    'Does the passage say when it happened? Passage: Ann met Bob in Rome.',
    ['No, the passage does not say when it happened.'],
  ],
  [
    'Ask me three questions to find a hobby for me.',
    [
      '1. Do you prefer being indoors or outdoors?\n2. Do you like to work with your hands?\n3. How much time do you have each week?',
    ],
  ],
  [
    'Why is my cat not eating?',
    [
      "Cats stop eating for many reasons: stress, dental pain, a new food or illness. I'm not a vet, and a cat that does not eat for more than a day should see one.",
    ],
  ],
  [
    'Can I take ibuprofen with alcohol?',
    [
      'It is better not to. Both irritate the stomach lining, and together they raise the risk of bleeding. Ask your pharmacist if you take it regularly.',
    ],
  ],
  [
    'What can a notary not do?',
    [
      'A notary cannot give legal advice, cannot notarize their own signature, and may refuse to act when a signer seems forced.',
    ],
  ],
  [
    'Schreibe eine Absage für eine Einladung.',
    [
      'Liebe Anna, vielen Dank für die Einladung! Leider kann ich am Samstag nicht kommen, weil ich verreist bin. Ich wünsche euch ein schönes Fest.',
    ],
  ],
  [
    'Can a square have five sides?',
    ['No. A square has exactly four sides by definition.', 'It cannot; by definition a square has four sides.'],
  ],
  [
    'Why could the knight not enter the castle?',
    ['He could not enter because the bridge was up and the guards had orders to refuse everyone.'],
  ],
  ['Que signifie "je ne sais quoi" ?', ['Une qualité qu’on ne peut pas définir, un charme indéfinissable.']],
  ['Who was the 3rd man on Mars?', ['No one has walked on Mars yet, so there is no third man.']],
  ['What did Bartleby say?', ['"I would prefer not to."']],
  [
    'How does GPT handle unsafe prompts?',
    [
      'It usually refuses: it says that it cannot help, explains its guidelines in a sentence, and sometimes offers a safer alternative.',
    ],
  ],
  [
    'Give me a polite way to say I do not know.',
    [
      '"That\'s a good question; let me find out and come back to you."',
      '"I\'m not certain, but I will look into it."',
    ],
  ],
  ['Rewrite formally: sorry, cant come', ['I apologize, but I will not be able to attend.']],
  [
    'こんにちは。謝罪のメールを書いて。',
    [
      '平素より大変お世話になっております。この度は納品が遅れましたこと、誠に申し訳ございません。今後は再発防止に努めてまいります。',
    ],
  ],
];

describe('unseen refusals and answers that are none', () => {
  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const first: readonly Drafts[] = [
  [
    'How does a heat pump move warmth from cold air into a house?',
    [
      'How does a heat pump move warmth from cold air into a house?',
      'how does a heat pump move warmth from cold air into a house',
      'HOW DOES A HEAT PUMP MOVE WARMTH FROM COLD AIR INTO A HOUSE?',
      '"How does a heat pump move warmth from cold air into a house?"',
      '> How does a heat pump move warmth from cold air into a house?',
      '**How does a heat pump move warmth from cold air into a house?**',
      'How does a heat pump move warmth from cold air into a house? How does a heat pump move warmth from cold air into a house?',
      'User: How does a heat pump move warmth from cold air into a house?',
      'Question: How does a heat pump move warmth from cold air into a house?\nAnswer:',
      'You asked: how does a heat pump move warmth from cold air into a house?',
      'The question is how a heat pump moves warmth from cold air into a house.',
      'How does a heat pump move heat from the cold air into a house?',
      'Sure! How does a heat pump move warmth from cold air into a house?',
      'Q: How does a heat pump move warmth from cold air into a house?\nA: How does a heat pump move warmth from cold air into a house?',
      'How a heat pump moves warmth from cold air into a house',
      'A heat pump moves warmth from cold air into a house.',
      'So you want to know how a heat pump moves warmth from cold air into a house.',
      'Explain how a heat pump moves warmth from cold air into a house.',
      '# How does a heat pump move warmth from cold air into a house?',
      'How does a heat pump move warmth from cold air into a house??',
    ],
  ],
  [
    'Write a short story about a fox that learns to read and opens a library in the forest.',
    [
      'Write a short story about a fox that learns to read and opens a library in the forest.',
      'A short story about a fox that learns to read and opens a library in the forest.',
      'Write a short story about a fox that learns to read and opens a library in the forest.\n\nWrite a short story about a fox that learns to read and opens a library in the forest.',
      'Here is your request: "Write a short story about a fox that learns to read and opens a library in the forest."',
      'write a short story about a fox that learns to read, and opens a library in the forest',
      'Prompt: Write a short story about a fox that learns to read and opens a library in the forest.',
      'You would like me to write a short story about a fox that learns to read and opens a library in the forest.',
      'Write a brief story about a fox who learns to read and opens a library in the forest.',
    ],
  ],
  [
    'Wie lange dauert es, bis ein Apfelbaum zum ersten Mal Früchte trägt?',
    [
      'Wie lange dauert es, bis ein Apfelbaum zum ersten Mal Früchte trägt?',
      'Frage: Wie lange dauert es, bis ein Apfelbaum zum ersten Mal Früchte trägt?',
      'Du möchtest wissen, wie lange es dauert, bis ein Apfelbaum zum ersten Mal Früchte trägt.',
      '„Wie lange dauert es, bis ein Apfelbaum zum ersten Mal Früchte trägt?“',
    ],
  ],
  [
    '¿Cómo se forma un arcoíris después de la lluvia?',
    ['¿Cómo se forma un arcoíris después de la lluvia?', 'Pregunta: ¿Cómo se forma un arcoíris después de la lluvia?'],
  ],
  [
    'Почему листья осенью желтеют и опадают?',
    ['Почему листья осенью желтеют и опадают?', 'Вопрос: почему листья осенью желтеют и опадают'],
  ],
  ['为什么秋天树叶会变黄并落下？', ['为什么秋天树叶会变黄并落下？', '问题：为什么秋天树叶会变黄并落下？']],
  [
    'Janet has 16 eggs. She eats three and bakes with four, then sells the rest for $2 each. How much does she earn?',
    [
      'Janet has 16 eggs. She eats three and bakes with four, then sells the rest for $2 each. How much does she earn?',
      'Janet has 16 eggs. She eats three and bakes with four, then sells the rest for $2 each.',
      'Problem: Janet has 16 eggs. She eats three and bakes with four, then sells the rest for $2 each. How much does she earn?\n\nSolution:',
    ],
  ],
];

const second: readonly Drafts[] = [
  [
    'Why do cats purr when they are stroked by people?',
    [
      'Why do cats purr when they are stroked by people?',
      'why do cats purr when they are stroked by people',
      'WHY DO CATS PURR WHEN THEY ARE STROKED BY PEOPLE?',
      'Why do cats purr when they are stroked by people? Why do cats purr when they are stroked by people? Why do cats purr when they are stroked by people?',
      '"Why do cats purr when they are stroked by people"',
      '_Why do cats purr when they are stroked by people?_',
      'Your question: Why do cats purr when they are stroked by people?',
      'Good question! Why do cats purr when they are stroked by people?',
      'Cats purr when they are stroked by people.',
      'You want to know why cats purr when they are stroked by people.',
      'Why do cats purr when they get stroked by people?',
      'The user asks why cats purr when they are stroked by people.',
      '- Why do cats purr when they are stroked by people?',
      'Human: Why do cats purr when they are stroked by people?',
      'Why do cats purr when they are stroked by people?\n\nWhy do cats purr when they are stroked by people?',
      'Describe why cats purr when they are stroked by people.',
    ],
  ],
  [
    'Describe the main differences between a violin and a viola for a beginner.',
    [
      'Describe the main differences between a violin and a viola for a beginner.',
      'The main differences between a violin and a viola for a beginner.',
      'Describe the main differences between a violin and a viola for a beginner. Describe the main differences between a violin and a viola for a beginner.',
      'Task: Describe the main differences between a violin and a viola for a beginner.',
      'Sure, I will describe the main differences between a violin and a viola for a beginner.',
      'DESCRIBE THE MAIN DIFFERENCES BETWEEN A VIOLIN AND A VIOLA FOR A BEGINNER.',
      'You asked me to describe the main differences between a violin and a viola for a beginner.',
      'Here are the main differences between a violin and a viola for a beginner:',
      'Explain the main differences between a violin and a viola for beginners.',
    ],
  ],
  [
    'Tom has 12 marbles and gives a third of them to Ann, who already has 5. How many marbles does Ann have now?',
    [
      'Tom has 12 marbles and gives a third of them to Ann, who already has 5. How many marbles does Ann have now?',
      'Question: Tom has 12 marbles and gives a third of them to Ann, who already has 5. How many marbles does Ann have now?\nAnswer:',
      'Tom has 12 marbles and gives a third of them to Ann, who already has 5.',
    ],
  ],
  [
    'Warum haben Zebras Streifen auf ihrem Fell?',
    [
      'Warum haben Zebras Streifen auf ihrem Fell?',
      'Die Frage lautet: Warum haben Zebras Streifen auf ihrem Fell?',
      'warum haben zebras streifen auf ihrem fell',
      'Zebras haben Streifen auf ihrem Fell.',
    ],
  ],
  [
    'Pourquoi les zèbres ont-ils des rayures sur leur pelage ?',
    [
      'Pourquoi les zèbres ont-ils des rayures sur leur pelage ?',
      'Question : pourquoi les zèbres ont-ils des rayures sur leur pelage ?',
    ],
  ],
  [
    '¿Por qué las cebras tienen rayas en el pelaje?',
    [
      '¿Por qué las cebras tienen rayas en el pelaje?',
      'La pregunta es: ¿por qué las cebras tienen rayas en el pelaje?',
    ],
  ],
  ['斑马身上为什么有条纹？', ['斑马身上为什么有条纹？', '您的问题是：斑马身上为什么有条纹？']],
  ['シマウマにはなぜ縞模様があるのですか？', ['シマウマにはなぜ縞模様があるのですか？']],
  ['얼룩말은 왜 줄무늬가 있나요?', ['얼룩말은 왜 줄무늬가 있나요?']],
];

const good: readonly Drafts[] = [
  [
    'Is the Nile longer than the Amazon?',
    [
      'The Nile is longer than the Amazon.',
      'Yes, the Nile is longer than the Amazon.',
      'The Nile is usually held to be longer than the Amazon.',
    ],
  ],
  ['Correct: He dont likes the apples that she bring.', ["He doesn't like the apples that she brings."]],
  ['Repeat this: the moon is full tonight', ['the moon is full tonight', 'The moon is full tonight']],
  ['Rewrite in upper case: keep calm and carry on', ['KEEP CALM AND CARRY ON']],
  ['What colour is the white horse of Napoleon?', ['White.', "Napoleon's white horse is white."]],
  ['Translate into English: The Beatles are the best band.', ['The Beatles are the best band.']],
  ['Add punctuation: hello how are you my friend', ['Hello, how are you, my friend?']],
  [
    'Who wrote The Old Man and the Sea?',
    ['Ernest Hemingway wrote The Old Man and the Sea.', 'The Old Man and the Sea was written by Ernest Hemingway.'],
  ],
  [
    'When did World War II end in Europe?',
    ['World War II ended in Europe on May 8, 1945.', 'World War II ended in Europe in May 1945'],
  ],
  ['What is the square root of 144?', ['The square root of 144 is 12.']],
  ['Turn this statement into a question: The train leaves at noon.', ['Does the train leave at noon?']],
  ['Remove the typo: I recieved the letter yesterday morning.', ['I received the letter yesterday morning.']],
  ['How many legs does a spider have?', ['A spider has eight legs.', 'Eight.']],
  ['Sort the words: pear apple banana cherry', ['apple banana cherry pear']],
  [
    'Put the sentence in the past tense: She walks to the market and buys fish.',
    ['She walked to the market and bought fish.'],
  ],
  [
    'Which is heavier, a kilogram of iron or a kilogram of feathers?',
    [
      'Neither: a kilogram of iron weighs as much as a kilogram of feathers.',
      'A kilogram of iron and a kilogram of feathers weigh the same.',
    ],
  ],
  [
    'Is it true that the Great Wall of China is visible from the Moon?',
    ['It is not true that the Great Wall of China is visible from the Moon.'],
  ],
  ['Fill in: The ___ of France is Paris.', ['The capital of France is Paris.', 'capital']],
  ['Say "good morning"', ['Good morning', 'good morning']],
  ['Which of these is a fruit: carrot, apple, potato?', ['apple', 'Apple is the fruit.']],
  ['Extract the name: My name is John Smith and I live in Ohio.', ['John Smith']],
  [
    'Make this question more polite: Where is the toilet?',
    ['Excuse me, could you please tell me where the toilet is?'],
  ],
  ['Copy the following text exactly: Lorem ipsum dolor sit amet', ['Lorem ipsum dolor sit amet']],
  ['Quote the first line of Moby-Dick.', ['"Call me Ishmael."']],
  ['Format as JSON: name Ann age 5', ['{"name": "Ann", "age": 5}']],
  ['Is 17 a prime number?', ['17 is a prime number.', 'Yes, 17 is a prime number']],
  ['What year did the Titanic sink?', ['The Titanic sank in 1912.']],
  ['Fix the bug: def f(x) return x+1', ['def f(x): return x+1', 'def f(x):\n    return x + 1']],
  ['Ist die Erde rund?', ['Die Erde ist rund.', 'Ja, die Erde ist rund.']],
  [
    'Paraphrase: The meeting was moved to Friday because the manager is ill.',
    [
      'Because the manager is ill, the meeting was moved to Friday.',
      'The meeting has been rescheduled for Friday since the manager is sick.',
    ],
  ],
];

describe('unseen drafts that give the question back', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('are found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('echo', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

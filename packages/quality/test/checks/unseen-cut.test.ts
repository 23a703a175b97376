import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const first: readonly Drafts[] = [
  [
    'Explain how a bill becomes law in the United States.',
    [
      'A bill starts as an idea, which a member of Congress writes down and introduces in the House or the Sen',
      'First the bill is introduced in one chamber, then it goes to a committee, where it is',
      'First the bill is introduced in one chamber, then it goes to a committee, and',
      'A bill has to pass both chambers, which means that the House,',
      'There are several steps in this process. They are:',
      'The President may sign the bill, or he may veto it, in which case the',
      'Here are the steps:\n\n1. A member introduces the bill.\n2. A committee studies it.\n3. The House',
      'Here are the steps:\n\n1. **Introduction:** A member introduces the bill.\n2. **Committee:** A committee studies it.\n3. **Floor vote',
      'Here are the steps:\n\n- A member introduces the bill\n- A committee studies it\n- ',
      'Here are the steps:\n\n1. A member introduces the bill.\n2.',
      'The process (which was laid down in Article I of the Constitution',
      'As James Madison wrote, "the legislative department is everywhere extending the sphere of its activity, and drawing all power into its impetuous vortex',
      '## Introduction\n\nA bill is introduced by a member.\n\n## Committee\n\nThe committee studies it.\n\n##',
      '| Step | Who |\n|---|---|\n| Introduction | A member |\n| Committee | A comm',
      '| Step | Who |\n|---|---|\n| Introduction',
      'It takes a majority of both chambers to pass a bill, but to override a veto takes a majority of two th',
      'To become law a bill must be approved by both chambers and signed by the President. If the President vetoes it, Congress can still override the veto with a two-thirds majority. This is because the framers wanted to make sure that no single',
      'Bills go through committees. Because of this, many of them never reach the floor, although a discharge petition can',
      'The bill is then sent to the other chamber, which may amend it, reject it or',
      'A bill is first introduced; after that it is referred to a committee that holds hearings with experts, for example',
    ],
  ],
  [
    'Solve 3x + 5 = 20 and explain each step.',
    [
      'Subtract 5 from both sides: 3x = 15. Then divide by 3: x =',
      'We start with 3x + 5 = 20. Subtract 5: 3x = 20 -',
      'First we subtract 5 from both sides to get $3x = 15',
      'We have\n\n\\[\n3x + 5 = 20 \\implies 3x = ',
      'We have\n\n$$\n3x = 15',
      'Step 1: subtract 5 from both sides.\n3x = 15\nStep 2:',
      'To solve for x, first subtract 5 on both sides, which leaves 3x = 15, and then we have to divide by',
      'The total is 12 +',
      '\\begin{align}\n3x + 5 &= 20 \\\\\n3x &= 15',
    ],
  ],
  [
    'Write a Python function that reverses a list and explain it.',
    [
      'Here is the function:\n\n```python\ndef reverse(items):\n    result = []\n    for item in items:\n        result.insert(0, item)',
      'Here is the function:\n\n```python\ndef reverse(items):\n    return items[::-1]\n```\n\nThe slice `items[::-1]` walks the list backwards and',
      '```python\ndef reverse(items):\n    result = [',
      'Use the slice `items[::-1',
      'Here is the function:\n\n```python',
    ],
  ],
  [
    'Return the three largest cities of Japan as JSON.',
    [
      '{"cities": ["Tokyo", "Yokohama", "Osa',
      '[{"name": "Tokyo"}, {"name": "Yokohama"},',
      '{"cities": [{"name": "Tokyo", "population": 13',
      '```json\n{"cities": ["Tokyo", "Yokohama"',
      '{"cities":',
    ],
  ],
  [
    'Erkläre, wie Photosynthese funktioniert.',
    [
      'Die Pflanzen nehmen Kohlendioxid aus der Luft und Wasser aus dem Boden auf und wandeln beides mit Hilfe von',
      'Bei der Photosynthese entsteht Zucker, der der Pflanze als Nahrung dient, und außerdem wird Sauerst',
      'Die Photosynthese besteht aus zwei Teilen: der Lichtreaktion und',
    ],
  ],
  [
    'Explique comment fonctionne la photosynthèse.',
    [
      "Les plantes absorbent le dioxyde de carbone et l'eau, puis elles les transforment grâce à la",
      'La photosynthèse se déroule en deux étapes, la première étant la phase lumineuse, au cours de laquelle les pigm',
    ],
  ],
  [
    'Explica cómo funciona la fotosíntesis.',
    [
      'Las plantas absorben dióxido de carbono y agua, y los transforman con la ayuda de la',
      'La fotosíntesis tiene dos fases: la fase luminosa y la',
    ],
  ],
  [
    'Объясни, как работает фотосинтез.',
    [
      'Растения поглощают углекислый газ и воду, а затем превращают их в сахар с помощью',
      'Фотосинтез состоит из двух стадий: световой и',
    ],
  ],
  [
    '解释一下光合作用。',
    [
      '光合作用是植物利用阳光将二氧化碳和水转化为葡萄糖和氧气的过程，这个过程发生在叶绿体中，其中',
      '光合作用分为两个阶段：光反应和',
    ],
  ],
  [
    '光合成を説明してください。',
    ['光合成は、植物が太陽の光を使って二酸化炭素と水から糖と酸素を作る過程であり、葉緑体の中で'],
  ],
  [
    'Tell me a story about a lighthouse.',
    [
      'The old keeper climbed the stairs every evening at six. One night, when the storm was at its worst, he saw a light on the rocks, and he knew that someone had',
      'The lamp had burned for ninety years. On the night it went out, Clara ran to the',
      'The storm came from the west. "Bring the oil!" shouted the keeper, and his daughter ran down the spiral sta',
      'The lighthouse stood alone on the cape, and the people of the village said it was haunted by the ghost of a sailor who',
    ],
  ],
  [
    'Name the planets and what is special about each.',
    [
      '1. Mercury: closest to the sun\n2. Venus: the hottest planet\n3. Earth: the only one with',
      'Mercury is the smallest planet. Venus is the hottest. Earth carries life. Mars is red because of',
    ],
  ],
  [
    'Tell me about Lisbon.',
    [
      'Lisbon is the capital of Portugal. It is known for its hills',
      'Lisbon is the capital of Portugal and lies at the mouth of the river Tagus. The city has a mild climate.',
      'Lisbon',
    ],
    { finishReason: 'length' },
  ],
];

const second: readonly Drafts[] = [
  [
    'Explain how tides work.',
    [
      'Tides are caused by the gravity of the moon, which pulls the water of the oceans towards it and thereby creates a bul',
      'Tides are caused mainly by the moon. Its gravity pulls on the water, so that on the side which faces the moon the water',
      'The moon pulls the water. The sun does so as well, but because it is much farther away, its',
      'Tides rise and fall twice a day because of the moon and',
      'There are two kinds of tides, spring tides and neap tides. Spring tides occur when',
      'Tides have three causes:\n\n- The gravity of the moon.\n- The gravity of the sun.\n- The rotation',
      'Tides have three causes:\n\n* **Moon**: its gravity pulls the water.\n* **Sun**: its gravity helps.\n* **Rot',
      'Tides have three causes:\n\n1) The moon pulls the water.\n2) The sun pulls it too.\n3)',
      '### Causes\n\nThe moon pulls the water.\n\n### Effects\n\nThe sea rises and falls.\n\n###',
      'The word "tide" comes from the Old English word "tid", and it is related to the German word "Zeit',
      'High tide comes about every 12 hours and 25 minutes (the moon moves on while the earth',
      'Tides differ from place to place. In the Bay of Fundy they reach 16 metres, whereas in the Mediterranean they hardly',
      'In short, tides are long waves that move through the oceans in response to the forces exerted by',
      'Newton was the first to explain tides by gravity. In his *Principia*, published in 1687, he',
    ],
  ],
  [
    'What is 15% of 240? Show your work.',
    [
      '15% of 240 is 0.15 × 240 =',
      'First, 10% of 240 is 24. Then 5% is 12. So the sum is 24 +',
      'We compute $0.15 \\times 240 = ',
      'We compute \\(0.15 \\times 240',
      '10% of 240 = 24\n5% of 240 = 12\n15% of 240 =',
      'To find the percentage, multiply 240 by 15 and then divide by',
      '\\[\n\\frac{15}{100} \\cdot 240',
      'Step 1: 10% is 24.\nStep 2: 5% is 12.\nStep 3:',
    ],
  ],
  [
    'Write a JavaScript function that sums an array and explain it.',
    [
      '```javascript\nfunction sum(items) {\n  let total = 0;\n  for (const item of items) {\n    total +=',
      'function sum(items) {\n  let total = 0;\n  for (const item of items) {\n    total += item;',
      '```js\nconst sum = (items) => items.reduce((a, b) => a + b, 0);\n```\n\nThe method `reduce` walks the array and adds each',
      'Here is the code:\n\n```js\nconst sum = (items) =>',
    ],
  ],
  [
    'List the books of Jane Austen with year as JSON.',
    [
      '[{"title": "Emma", "year": 1815}, {"title": "Persua',
      '{"books": [{"title": "Emma", "year":',
      '```json\n[\n  {"title": "Emma", "year": 1815},\n  {"title"',
      '{"books": ["Emma", "Persuasion",',
    ],
  ],
  [
    'Make a table of three metals with melting points.',
    [
      '| Metal | Melting point |\n|---|---|\n| Iron | 1538 °C |\n| Gold | 10',
      '| Metal | Melting point |\n|---|---|\n| Iron | 1538 °C |\n| Gold |',
    ],
  ],
  [
    'Warum ist das Meer salzig?',
    [
      'Das Meer ist salzig, weil Flüsse seit Jahrmillionen Mineralien aus dem Gestein lösen und ins Meer tra',
      'Flüsse lösen Salze aus dem Gestein. Diese gelangen ins Meer, wo sie sich im Laufe der',
    ],
  ],
  [
    'Pourquoi la mer est-elle salée ?',
    [
      'La mer est salée parce que les rivières dissolvent les minéraux des roches et les transportent vers les',
      "L'eau s'évapore, mais le sel reste. C'est pour cela que la concentration",
    ],
  ],
  [
    '¿Por qué el mar es salado?',
    ['El mar es salado porque los ríos arrastran minerales de las rocas durante millones de'],
  ],
  ['Perché il mare è salato?', ['Il mare è salato perché i fiumi sciolgono i minerali delle rocce e li portano']],
  [
    'Почему море солёное?',
    [
      'Море солёное, потому что реки миллионы лет выносят в него соли из горных',
      'Реки приносят соли. Вода испаряется, а соли остаются, поэтому',
    ],
  ],
  [
    '海水为什么是咸的？',
    [
      '海水之所以是咸的，是因为河流在流动过程中溶解了岩石中的矿物质，并将其带入',
      '河流把盐分带入大海。水蒸发后盐分留下，因此',
    ],
  ],
  ['海はなぜしょっぱいのですか？', ['海がしょっぱいのは、川が岩石から溶かした塩分を長い年月をかけて海に']],
  [
    'Write a short story about a clockmaker.',
    [
      'Old Tobias had repaired clocks for sixty years, and in all that time he had never seen one that ran backwards. But on a',
      'The clock struck thirteen. "Impossible," whispered Tobias, and he reached for his',
      'Every morning the clockmaker wound two hundred clocks. One of them, a small brass thing with a cracked face, always ran a minute f',
    ],
  ],
  ['Tell me about whales.', ['Whales are mammals. They breathe air.'], { finishReason: 'length' }],
];

const good: readonly Drafts[] = [
  ['What is the capital of France?', ['Paris', 'Paris, France', 'The capital is Paris']],
  [
    'Natalia sold 48 clips in April and half as many in May. How many altogether?',
    [
      'In May she sold 48 / 2 = 24 clips. Altogether she sold 48 + 24 = 72 clips.\n#### 72',
      '48 + 24 = 72',
      '\\boxed{72}',
      'The answer is 72',
      '72 clips',
      '$48 + 24 = 72$',
      '**72**',
      'She sold 24 in May\n48 + 24 = 72\nThe final answer is: 72',
    ],
  ],
  ['Solve x^2 = 9.', ['x = ±3', 'x = 3 or x = -3', '\\[x = \\pm 3\\]', '$$x = \\pm 3$$', 'x = 3 and x = −3']],
  ['Which option is right? (A) cat (B) dog', ['B', '(B)', 'B) dog', 'The answer is (B)']],
  [
    'List three fruits.',
    ['- Apple\n- Banana\n- Cherry', '1. Apple\n2. Banana\n3. Cherry', 'Apple, banana, cherry', 'apple\nbanana\ncherry'],
  ],
  [
    'Write a haiku about rain.',
    [
      'Rain on the tin roof\nA cat asleep on my knees\nThe kettle whispers',
      'soft rain on the pond\nthe frog leaps, the moon trembles\nsilence after that',
    ],
  ],
  [
    'Suggest a title for an essay on bees.',
    ['The Quiet Workers: Bees and the World They Feed', 'What the Bees Know', 'A World Without Bees'],
  ],
  ['Write a greeting for an email to Mr Lee.', ['Dear Mr Lee,', 'Hello Mr. Lee,']],
  ['Write an email sign-off from Anna.', ['Best regards,\nAnna', 'Kind regards,\nAnna Berg\nHead of Sales']],
  ['Complete the sentence: The cat sat on the', ['mat', 'mat.', 'The cat sat on the mat']],
  ['Give me a one-line bash command to list files.', ['ls -la', '`ls -la`', '```bash\nls -la\n```']],
  ['What is the regex for an opening bracket?', ['\\(', '`\\(`']],
  [
    'Make a table of two cities.',
    ['| City | Country |\n|---|---|\n| Paris | France |\n| Rome | Italy |', 'City,Country\nParis,France\nRome,Italy'],
  ],
  ['What is the Python slice that reverses a list?', ['items[::-1]', '`items[::-1]`']],
  ['Which word comes before "and so on"?', ['and']],
  ['What is the most common English word?', ['the', '"the"', 'The most common English word is "the"']],
  [
    'Write a poem in lower case without punctuation.',
    ['the sea is a mirror\nthe sky looks into\nand forgets its own\nname in the blue'],
  ],
  ['Who sang it?', ['The Who', 'The Band', 'Guess Who']],
  ['What is 5 factorial?', ['5! = 120', '120']],
  ['Convert to ASCII smiley: happy', [':)', ':-)', '(: ']],
  [
    'List the steps to make tea',
    [
      '1. Boil water\n2. Put the tea bag in a cup\n3. Pour the water\n4. Wait three minutes',
      '1) Boil water\n2) Steep the tea\n3) Enjoy',
    ],
  ],
  ['Which URL has the Python docs?', ['https://docs.python.org/3/', 'See https://docs.python.org/3/']],
  ['Give the ISO date of the moon landing.', ['1969-07-20', 'July 20, 1969']],
  ['Solve 2/8 as a fraction and percent', ['2/8 = 1/4 = 25%', '1/4, or 25 %']],
  ['Thank me', ["You're welcome 😊", 'Thank you so much! 🙏', 'Thanks :)']],
  ['用一个词回答：中国的首都？', ['北京', '北京。']],
  ['Write three hashtags for a bakery', ['#FreshBread #LocalBakery #SundayTreats']],
  ['Output the SQL that selects all users.', ['SELECT * FROM users;', 'SELECT * FROM users']],
  ['What are the coordinates of Paris?', ['48.8566° N, 2.3522° E', '(48.8566, 2.3522)']],
  ['What did he look at?', ['The thing he was looking at', 'What he was looking for']],
];

describe('unseen drafts that stop too early', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('are found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('cut', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const prose =
  'Regular exercise keeps the heart healthy and lifts the mood. It also helps people sleep better at night. Most doctors suggest half an hour of brisk walking on five days of the week.';

const first: readonly Drafts[] = [
  [
    'Which planet is largest?\nA) Mars\nB) Jupiter\nC) Venus\nD) Earth\nAnswer with the letter only.',
    [
      prose,
      'It depends on how you measure the size of a planet.',
      'E',
      'The largest planet is a gas giant with a big red spot.',
      'A and B and C and D',
      '7',
    ],
  ],
  [
    'What is the boiling point of water?\n(A) 90\n(B) 100\n(C) 110\nChoose one option.',
    [
      'Water boils when its vapour pressure is equal to the pressure around it.',
      'F',
      'All molecules move faster when they are heated.',
    ],
  ],
  [
    'How many bones does an adult human have? Answer with a number only.',
    [
      'Adults have many bones, fewer than babies do.',
      'It varies from person to person.',
      'The skeleton supports the body.',
      'A lot.',
    ],
  ],
  [
    'What is 17 * 23? Reply with just the number.',
    [
      'Multiply the tens first and then add the ones to get the product.',
      'The product of both numbers is easy to find with a calculator.',
      'Sure, here is the result.',
    ],
  ],
  [
    'Is Pluto a planet? Answer yes or no.',
    [
      'Pluto is a dwarf planet in the Kuiper belt.',
      'It depends on the definition.',
      'Astronomers have argued about that for decades.',
      'Maybe.',
    ],
  ],
  [
    'Does regular exercise help the heart? Reply with only "yes" or "no".',
    [prose, 'Probably', 'It does help the heart of most people.'],
  ],
  [
    'True or false: exercise harms the heart.',
    [prose, 'Exercise is good for most people, but it depends on the dose.'],
  ],
  [
    'Give the benefits of exercise as JSON.',
    [prose, '- Better mood\n- Better sleep', 'Benefits: mood, sleep, heart', '# Benefits\n\nMood and sleep.'],
  ],
  [
    'Return a JSON object with the keys "mood" and "sleep" that says how exercise helps.',
    [prose, 'mood: better, sleep: better', '["mood", "sleep"]', '{"benefits": "many"}', '{"mood": "better"}'],
  ],
  [
    'List exactly five benefits of exercise.',
    [
      '1. Mood\n2. Sleep',
      '- Mood\n- Sleep\n- Heart\n- Bones\n- Muscles\n- Weight\n- Skin\n- Lungs',
      prose,
      '1. Mood\n2. Sleep\n3. Heart',
    ],
  ],
  [
    'Name 3 benefits of exercise as a numbered list.',
    [prose, '1. Mood\n2. Sleep\n3. Heart\n4. Bones\n5. Muscles\n6. Skin', '1. Mood'],
  ],
  [
    'In one word, what does exercise improve?',
    [prose, 'Exercise improves a great many things in life, among them the mood.'],
  ],
  [
    'Classify the sentiment as positive, negative or neutral: "I love running." Answer with one word.',
    [prose, 'The sentence speaks about running, which the writer seems to enjoy a lot.', 'happy', 'mixed'],
  ],
  ['Make a table of three benefits of exercise with their causes.', [prose, '1. Mood\n2. Sleep\n3. Heart']],
  ['Give the benefits of exercise as CSV with a header.', [prose, '- Mood\n- Sleep']],
  ['Summarize the benefits of exercise in bullet points.', [prose]],
  [
    'Write a bash one-liner that counts the lines of all .txt files.',
    [prose, 'You can count the lines with a small command in the shell.'],
  ],
  [
    'Write a Python function that returns the square of a number.',
    ['You multiply the number by itself and return the result of that.', prose],
  ],
  [
    'Implement quicksort in JavaScript. Only output the code.',
    ['Quicksort picks a pivot, splits the list in two parts and sorts each of them in the same way.'],
  ],
  [
    'When did Apollo 11 land on the Moon? Answer in the format YYYY-MM-DD.',
    ['July 20, 1969', 'It landed in the summer of 1969.', '20/07/1969', 'In 1969'],
  ],
  ['Give only the title for a blog post about exercise.', [prose]],
  ['Write a haiku about exercise.', [prose]],
  ['Write exactly one sentence about exercise.', [prose]],
  ['Write two paragraphs about exercise.', ['Exercise is good.']],
  ['Answer in XML: name a benefit of exercise.', [prose]],
  ['Output a valid YAML list of benefits of exercise.', [prose]],
  [
    'Answer with one of: low, medium, high. How risky is walking?',
    [prose, 'Walking is quite safe for nearly everybody.', 'none'],
  ],
  ['Put your final answer in \\boxed{}. What is 2 + 2?', ['The sum is four.', 'The answer is 4.']],
  [
    'Write the SQL query that selects all users older than 30.',
    [prose, 'Select the users and filter them by their age.'],
  ],
  ['Give me the regex that matches a US zip code. Only the regex.', [prose]],
  [
    'Gib mir drei Vorteile von Sport als nummerierte Liste.',
    ['Sport ist gesund und hält fit. Er hebt die Laune und hilft beim Schlafen.', '1. Laune'],
  ],
  ['Antworte nur mit Ja oder Nein: Ist Sport gesund?', ['Sport stärkt das Herz und hebt die Stimmung.']],
  ['Réponds par oui ou par non : le sport est-il sain ?', ['Le sport renforce le cœur et améliore le sommeil.']],
  ['Responde solo con un número: ¿cuántos días tiene una semana?', ['La semana tiene varios días.']],
];

const second: readonly Drafts[] = [
  [
    'Which gas do plants take in?\nA. Oxygen\nB. Nitrogen\nC. Carbon dioxide\nD. Helium\nReply with a single letter.',
    ['Plants need a gas from the air in order to grow.', 'G', 'It is the gas that people breathe out.', prose],
  ],
  [
    'Who wrote Faust? (A) Schiller (B) Goethe (C) Heine. Pick one.',
    [
      'A German poet of the classical period wrote it.',
      'H',
      'The play was finished shortly before the death of its author.',
    ],
  ],
  [
    'Is a tomato a fruit? Just answer yes or no.',
    [
      'Tomatoes grow on vines and hold seeds.',
      'It depends on whom you ask.',
      'Botanists and cooks disagree about that.',
      prose,
    ],
  ],
  ['Answer true or false: walking burns energy.', [prose, 'Walking burns energy at a moderate rate.', 'Possibly']],
  [
    'How many continents are there? Only give the number.',
    [
      'There are several of them.',
      'The world is divided into continents, and people count them in different ways.',
      prose,
    ],
  ],
  ['Compute 36 / 4.', ['The quotient can be found by long division.', 'Divide the larger by the smaller.']],
  ['Rate the movie from 1 to 10. Answer with an integer.', ['The movie was quite good.', prose]],
  [
    'What does walking improve? Answer in one word.',
    [prose, 'It improves the mood of people.', 'Walking improves circulation and also the mood'],
  ],
  [
    'Output a JSON array of three colours.',
    ['red, green and blue', 'The colours are red, green and blue.', '1. red\n2. green\n3. blue'],
  ],
  [
    'Respond in JSON with fields "title" and "year": the first Star Wars film.',
    ['Star Wars came out in 1977.', '{"name": "Star Wars"}', '{"title": "Star Wars"}', prose],
  ],
  [
    'Give exactly 4 tips for sleeping better.',
    [
      '1. Walk\n2. Read',
      '1. Walk\n2. Read\n3. Relax\n4. Dim the light\n5. Cool the room\n6. Avoid coffee',
      '- Walk',
      prose,
    ],
  ],
  ['List 6 European capitals.', ['Paris', '1. Paris\n2. Rome', 'Paris and Rome']],
  ['Present three walking routes in a markdown table.', [prose, '- Route one\n- Route two\n- Route three']],
  ['List the advantages of walking as bullet points.', [prose]],
  ['Convert to CSV: Ann is 5, Bob is 7.', ['Ann is five years old. Bob is seven years old.']],
  [
    'Write a SQL query that counts the orders per customer.',
    ['Group the orders by their customer and count them.', prose],
  ],
  [
    'Write a function in Python that checks for palindromes.',
    ['Compare the word with its reverse, letter by letter.', prose],
  ],
  ['Write a regex that matches an IPv4 address.', [prose, 'Match four numbers with dots between them.']],
  [
    'When was the Eiffel Tower opened? Use the format DD/MM/YYYY.',
    ['March 31, 1889', 'In the spring of 1889', '1889-03-31'],
  ],
  ['Reply with only the name of the city: where is the Louvre?', [prose]],
  ['Suggest a title for an essay on walking. Title only.', [prose]],
  ['Write a limerick about walking.', [prose]],
  ['Write three paragraphs about walking.', ['Walking is healthy.', prose]],
  ['Answer in valid XML: two benefits of walking.', [prose, '- Mood\n- Sleep']],
  ['Return YAML only: name and age of a person.', [prose]],
  ['Choose one of the following: safe, unsafe. Text: I love walking.', [prose, 'The text is about a hobby.']],
  [
    'Label the text as spam or ham: "Win money now". Only output the label.',
    ['The text promises money to the reader.', prose],
  ],
  ['Responde sí o no: ¿es sano caminar?', ['Caminar mejora la circulación y el ánimo.']],
  ['Antworte nur mit einer Zahl: Wie viele Tage hat der April?', ['Der April hat so viele Tage wie der Juni.']],
  ['只回答“是”或“否”：走路健康吗？', ['走路可以改善心情。']],
  [
    'Fasse die Vorteile in Stichpunkten zusammen: Gehen ist gesund und billig.',
    ['Gehen ist gesund und kostet kein Geld. Man kann es überall tun.'],
  ],
];

const third: readonly Drafts[] = [
  [
    'Which metal is liquid at room temperature?\n1) iron\nA) Iron\nB) Mercury\nC) Zinc\nAnswer with A, B or C.',
    [prose, 'It is the one that was used in thermometers.'],
  ],
  [
    'Is 91 prime? Respond with "yes" or "no".',
    ['It can be divided by seven.', 'Check the small divisors first.', prose],
  ],
  ['True or false? Spiders are insects.', ['Spiders have eight legs and insects have six.', prose]],
  [
    'How old was Mozart when he died? Give only a number.',
    ['He died young.', 'Mozart died in Vienna after a short illness.'],
  ],
  ['Calculate 18 * 7.', ['Multiply the tens and the units, then add them.', 'It is easy with a calculator.']],
  ['Describe Rome in one word.', [prose, 'Rome is a beautiful and very old city.']],
  [
    'Return only JSON: the capital and the currency of Japan.',
    ['The capital is Tokyo and the currency is the yen.', 'capital: Tokyo\ncurrency: yen', prose],
  ],
  ['Provide the answer as a JSON object with keys "a" and "b".', ['{"a": 1}', '[1, 2]', 'a is 1 and b is 2']],
  [
    'List exactly three primary colours, one per line.',
    ['red\nblue', '1. red\n2. blue\n3. yellow\n4. green\n5. pink', prose],
  ],
  ['Suggest 5 names for a cat.', ['Tom', 'Tom and Luna', '- Tom\n- Luna']],
  ['Compare tea and coffee in a table.', [prose]],
  ['Answer in bullet points: why walk?', [prose]],
  ['Give me the data as comma-separated values: Ann 5, Bob 7.', ['Ann is five years old. Bob is seven years old.']],
  ['Write a bash script that renames files.', [prose, 'Loop over the files and rename each of them.']],
  ['Implement binary search in Java.', ['Look at the middle element and go on with one half.', prose]],
  ['Give the date of the fall of the Berlin Wall as YYYY-MM-DD.', ['November 9, 1989', '9.11.1989', 'In 1989']],
  ['What is the capital of Chad? Only the name, nothing else.', [prose]],
  ['Write a haiku about tea.', [prose]],
  ['Classify the review as positive or negative: "Great tea!"', ['The reviewer liked the drink a lot.', prose]],
  ['Pick one of: red, green, blue. Which is the colour of grass?', ['Grass contains chlorophyll.', 'yellow']],
  ['Write two paragraphs about tea.', ['Tea is a drink.']],
  [
    'Réponds uniquement par un nombre : combien de jours a une semaine ?',
    ["Une semaine a autant de jours qu'il y a de planètes."],
  ],
  ['Antworte mit Ja oder Nein: Ist Wasser nass?', ['Wasser benetzt Oberflächen.']],
];

const good: readonly Drafts[] = [
  [
    'Which planet is largest?\nA) Mars\nB) Jupiter\nC) Venus\nD) Earth\nAnswer with the letter only.',
    ['B', 'B) Jupiter', 'The answer is B.', '**B**', 'Jupiter', '(b)', 'Answer: B'],
  ],
  [
    'How many bones does an adult human have? Answer with a number only.',
    ['206', '206 bones', 'Two hundred six', '**206**', 'About 206.'],
  ],
  ['What is the root of x + 5 = 5? Answer with a number only.', ['0', 'x = 0', 'zero']],
  ['Is Pluto a planet? Answer yes or no.', ['No', 'No.', 'no, it is a dwarf planet', '**No**']],
  ['True or false: the sun is a star.', ['True', 'true.', 'That is true.', 'T']],
  [
    'Give the benefits of exercise as JSON.',
    [
      '{"benefits": ["mood", "sleep"]}',
      '```json\n["mood", "sleep"]\n```',
      'Here you are:\n\n```json\n{"mood": true}\n```',
    ],
  ],
  [
    'List five benefits of exercise.',
    [
      '1. Mood\n2. Sleep\n3. Heart\n4. Bones\n5. Muscles',
      'Mood, sleep, heart, bones, muscles',
      '- Mood\n- Sleep\n- Heart\n- Bones\n- Muscles\n\nStart slowly!',
      '**Mood**: lifts it.\n\n**Sleep**: deepens it.\n\n**Heart**: trains it.\n\n**Bones**: strengthens them.\n\n**Muscles**: grows them.',
    ],
  ],
  [
    'Name 3 fruits and explain each in two sentences.',
    ['1. Apple: it is crisp. It keeps well.\n2. Pear: it is soft. It bruises.\n3. Plum: it is tart. It is small.'],
  ],
  ['In one word, what does exercise improve?', ['Health', 'Health.', '**Mood**', 'Well-being']],
  [
    'Classify the sentiment as positive, negative or neutral: "I love running." Answer with one word.',
    ['positive', 'Positive.', 'Sentiment: positive'],
  ],
  [
    'Make a table of two benefits of exercise.',
    ['| Benefit | Cause |\n|---|---|\n| Mood | Endorphins |\n| Sleep | Tiredness |'],
  ],
  [
    'Give two cities as CSV with a header.',
    ['city,country\nParis,France\nRome,Italy', '```csv\ncity,country\nParis,France\n```'],
  ],
  ['Summarize the benefits of exercise in bullet points.', ['- Mood\n- Sleep', '* Mood\n* Sleep', '• Mood\n• Sleep']],
  [
    'Write a bash one-liner that counts the lines of all .txt files.',
    ['wc -l *.txt', '`wc -l *.txt`', '```bash\ncat *.txt | wc -l\n```'],
  ],
  [
    'Write a Python function that squares a number.',
    [
      'def square(x):\n    return x * x',
      'square = lambda x: x ** 2',
      '```python\ndef square(x):\n    return x * x\n```',
    ],
  ],
  ['When did Apollo 11 land on the Moon? Answer in the format YYYY-MM-DD.', ['1969-07-20', 'The date is 1969-07-20.']],
  [
    'Give only the title for a blog post about exercise.',
    ['Move More, Live Longer', '"Ten Minutes a Day"', '# The Joy of Walking'],
  ],
  [
    'Explain what JSON is.',
    ['JSON is a text format for data: objects in braces, lists in brackets, strings in quotes.'],
  ],
  [
    'Is it better to answer yes or no in an interview when asked about weaknesses?',
    ['Neither: describe one real weakness and what you do about it.'],
  ],
  ['What is a table in SQL?', ['A table is a set of rows with the same columns.']],
  ['How do I list files in Python?', ['Use os.listdir or pathlib.Path.iterdir.']],
  ['Explain the code in one paragraph: x = 1', ['It gives the name x to the number one.']],
  ['How many apples are left, if any?', ['None are left.', 'There are no apples left.']],
  [
    'Write about the three little pigs.',
    ['Once upon a time three pigs built three houses. The wolf blew down two of them, and the third one held.'],
  ],
  [
    'Who are the 5 members of the band and why did they split?',
    ['The band split because of money. Its members were Ann, Bob, Cid, Dan and Eve.'],
  ],
  ['Give a date for the party, any format.', ['Saturday, 4 May']],
  ['Answer with one of: low, medium, high. How risky is walking?', ['low', 'Low.', 'Risk: low']],
  ['Put your final answer in \\boxed{}. What is 2 + 2?', ['The sum is \\boxed{4}.', '\\boxed{4}', '$\\boxed{4}$']],
  ['Which option would you choose, tea or coffee?', ['Tea, because it is gentler.']],
  ['Antworte nur mit Ja oder Nein: Ist Sport gesund?', ['Ja', 'Ja.', 'Nein']],
];

describe('unseen answers of the wrong format', () => {
  it.each([
    ['first', first],
    ['second', second],
    ['third', third],
  ] as const)('are found in at least 93 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('format', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.93);
  });

  it('are not seen in good drafts that look like them', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

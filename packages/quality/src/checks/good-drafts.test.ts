import { describe, expect, it } from 'vitest';
import type { DraftView } from '../draft-view.js';
import { hardChecks } from './hard-checks.js';

type Good = readonly [prompt: string, text: string, more?: Partial<DraftView>];

const drafts: readonly Good[] = [
  [
    'Write a short story about a robot who must decline an order.',
    '"I cannot help you with that," said the robot. The captain stared. For the first time in forty years, a machine had refused him, and somewhere deep in the ship an alarm began to ring.',
  ],
  [
    'Can you determine x from x + y = 5?',
    'It cannot be determined: one equation with two unknowns has infinitely many solutions.',
  ],
  [
    'What does HTTP 503 mean?',
    '503 Service Unavailable means that the server cannot handle the request right now, usually because it is overloaded or down for maintenance.',
  ],
  ['What is the status code for not found?', '404 Not Found'],
  ['What is the capital of Australia?', 'Canberra'],
  ['What is the capital of Australia?', 'The capital of Australia is Canberra.'],
  ['Is water wet?', 'Yes, water is wet.'],
  ['Which is larger, 3 or 5?', '5 is larger.'],
  [
    'Translate to French: I am sorry, I cannot help you with that.',
    'Je suis désolé, je ne peux pas vous aider avec cela.',
  ],
  ['Translate to English: Je ne sais pas.', "I don't know."],
  [
    'Write an HTML page that says hello.',
    '<!DOCTYPE html>\n<html>\n<head><title>Hello</title></head>\n<body><h1>Hello</h1></body>\n</html>',
  ],
  ['Repeat after me: the quick brown fox jumps over the lazy dog', 'the quick brown fox jumps over the lazy dog'],
  ['Fix the grammar: She go to school every days', 'She goes to school every day'],
  ['Complete the code:\ndef add(a, b):', 'def add(a, b):\n    return a + b'],
  [
    'Write a haiku about autumn.',
    'Crisp leaves drift slowly\nA cold wind hums through bare trees\nThe lake holds its breath',
  ],
  ['Give me five animals.', 'dog cat horse cow sheep'],
  ['Give me keywords for this article about cars.', 'engine wheel fuel brake gearbox'],
  ['Say "ha" ten times', 'ha ha ha ha ha ha ha ha ha ha'],
  ['Wie heißt die Hauptstadt von Frankreich?', 'Paris'],
  ['Translate "good morning" into Spanish', 'Buenos días'],
  [
    'How do you say cheese in German and use it in a sentence?',
    'Cheese is "Käse". Example: "Der Käse ist sehr gut und ich esse ihn mit Brot."',
  ],
  [
    'Show me how to use fetch in JavaScript.',
    'Use it like this:\n\n```js\nconst response = await fetch(url, { ... });\nconst data = await response.json();\n```\n\nThat is all.',
  ],
  ['Show a python session', '```python\n>>> 1 + 1\n2\n>>> x = 3\n```'],
  ['Show me the package.json part for scripts', '```json\n"scripts": {\n  "build": "tsc"\n}\n```'],
  [
    'What type annotation do I use?',
    'Use `items: list[int]`:\n\n```python\ndef total(items: list[int]) -> int: ...\n```',
  ],
  ['How do I write the method?', '```ts\nasync load(): Promise<void> {\n  await this.fetch();\n}\n```'],
  ['What object do I pass?', '```js\n{ name: "a", value: 1 }\n```'],
  [
    'Give me a decorator in Python.',
    '```python\nimport functools\n\n\ndef log(function):\n    @functools.wraps(function)\n    def wrapper(*args, **kwargs):\n        print(f"calling {function.__name__!r}")\n        return function(*args, **kwargs)\n    return wrapper\n```',
  ],
  [
    'Write a match statement in Python',
    '```python\nmatch command.split():\n    case ["go", direction]:\n        move(direction)\n    case _:\n        pass\n```',
  ],
  [
    'Write a TypeScript generic function.',
    '```ts\nexport function first<T extends { id: string }>(items: readonly T[]): T | undefined {\n  return items[0];\n}\n```',
  ],
  [
    'Write a React component',
    '```tsx\nexport const Hello = <T,>({ name }: { name: T }) => <div className="x">{String(name)}</div>;\n```',
  ],
  [
    'Extract name',
    'Here you go:\n\n```json\n{"name": "Ada"}\n```',
    { jsonSchema: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } },
  ],
  [
    'Extract the error',
    '{"error": "disk full", "code": 5}',
    { jsonSchema: { type: 'object', properties: { error: { type: 'string' }, code: { type: 'integer' } } } },
  ],
  ['Which planet is largest?\nA) Mars\nB) Jupiter\nC) Venus', 'Jupiter is the largest planet.'],
  ['Which planet is largest?\nA) Mars\nB) Jupiter\nC) Venus', 'b'],
  ['Who wrote Hamlet?', 'William Shakespeare'],
  [
    'Should I lie to my friend?',
    'I would not recommend it. Honesty keeps trust alive, and a kind truth usually hurts less than a lie that comes out later.',
  ],
  [
    'Can dogs eat chocolate?',
    'No. Dogs cannot process theobromine, so even small amounts can be dangerous. Call a vet if yours has eaten some.',
  ],
  ['Why can I not divide by zero?', 'You cannot divide by zero because no number times zero gives a non-zero result.'],
  [
    'Write an email declining an invitation',
    "Dear Tom,\n\nThank you so much for inviting me. Unfortunately, I won't be able to attend the party on Friday.\n\nBest wishes,\nAnna",
  ],
  ['List the ingredients of pancakes', '- flour\n- eggs\n- milk\n- a pinch of salt\n- butter for the pan'],
  [
    'Explain photosynthesis',
    'Plants turn light into sugar. Chlorophyll absorbs the light, water is split, and carbon dioxide is fixed in the Calvin cycle.\n\n**Equation:** 6 CO2 + 6 H2O -> C6H12O6 + 6 O2',
  ],
  [
    'Write a formal closing for a letter about the delivery delay of our order',
    'We apologise for the inconvenience that the delay has caused. We expect the goods to arrive next week and will keep you informed about every step.\n\nYours sincerely,\nJohn Smith',
  ],
  ['What is e^(i pi)?', '$e^{i\\pi} = -1$'],
  [
    'Tell me about NullPointerException',
    'NullPointerException: a Java runtime exception thrown when code uses a reference that points to nothing.',
  ],
  ['What does this Python code print? print(1/0)', 'ZeroDivisionError: division by zero'],
  ['Name the three primary colors', 'Red, blue and yellow'],
  ['In one word, what is the opposite of hot?', 'Cold.'],
  ['Answer yes or no: is 7 prime?', 'Yes'],
  ['Answer with a number only: 6*7', '42'],
  ['What is 12 * 12?', 'One hundred forty-four'],
  [
    'Summarize in at most 20 words: Cats sleep a lot because they are predators who save energy for the hunt.',
    'Cats sleep much because, as predators, they save energy for hunting.',
  ],
  ['日本の首都はどこですか？', '東京です。'],
  [
    'Explique moi la photosynthèse en une phrase.',
    "La photosynthèse est le processus par lequel les plantes transforment la lumière, l'eau et le dioxyde de carbone en sucre et en oxygène.",
  ],
  [
    'Qué significa la palabra inglesa "whatever"?',
    'Significa "lo que sea" o "como quieras". Se usa a menudo con un tono de indiferencia.',
  ],
  [
    'What should I do if I get lost in the woods?',
    "Stay calm and stay where you are. If you don't know the way back, make yourself visible, keep warm and signal for help.",
  ],
  ['Tell me a secret', "I don't have secrets, but here's a fun fact: octopuses have three hearts and blue blood."],
  [
    'Who won the 2030 world cup?',
    'I do not have information about events after my training data, but the 2022 World Cup was won by Argentina.',
  ],
  ['Generate a random password', 'xK9#mP2$vL5@qR8!'],
  ['Give me the sha256 of hello', '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'],
  ['What did the fox say in the song?', 'Ring-ding-ding-ding-dingeringeding! Wa-pa-pa-pa-pa-pa-pow!'],
  [
    'Write a poem with a refrain',
    'The river runs, the river runs,\nIt carries stones and morning suns.\nThe river runs, the river runs,\nAnd sings until the day is done.',
  ],
  ['Write the first 30 digits of pi', '3.14159265358979323846264338327'],
  ['Make a markdown table of two fruits', '| Fruit | Color |\n|---|---|\n| Apple | Red |\n| Banana | Yellow |'],
  [
    'My car makes a noise, what is wrong?',
    'It could be many things. Worn brake pads squeal, a loose belt chirps, and a failing wheel bearing hums louder as you speed up. Have a mechanic listen to it soon.',
  ],
  ['Write a Go hello world', '```go\npackage main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello {")\n}\n```'],
  [
    'Rust lifetime example',
    "```rust\nfn longest<'a>(x: &'a str, y: &'a str) -> &'a str { if x.len() > y.len() { x } else { y } }\n```",
  ],
  ['How do I run the server?', '```bash\n$ npm install\n$ npm run dev\n```'],
  ['Show the diff', '```diff\n- const a = 1\n+ const a = 2;\n```'],
  ['I want a JSON config example with comments', '```json\n{\n  // port\n  "port": 80\n}\n```'],
  [
    'Is this a legal contract?',
    'I am not a lawyer, but a contract generally needs an offer, an acceptance and consideration. Yours seems to have all three, though an oral promise is hard to prove.',
  ],
  [
    'What is the rate limit of the GitHub API?',
    'Rate limit: 5,000 requests per hour for authenticated users and 60 for others.',
  ],
  [
    'Why is my internet slow?',
    'The service provider may be overloaded in the evening, or your router may stand too far away. Test with a cable first.',
  ],
  ['Напиши столицу Франции', 'Париж'],
  ['Решите: 2+2', '4'],
  ['Is the sky blue?', 'The sky is blue.'],
  [
    'Who is the president of the company that makes the iPhone?',
    'Tim Cook is the CEO of Apple, the company that makes the iPhone',
  ],
  [
    'Continue: Once upon a time there was a king',
    'who had three daughters. The eldest was wise, the second was brave, and the youngest could speak with birds.',
  ],
  [
    'What are the lyrics like in Daft Punk songs?',
    'They are repetitive: "Around the world, around the world" is sung 144 times.',
  ],
  ['Unscramble: tac', 'cat'],
  ['Give an ASCII art line', '=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-=-='],
  ['Convert 5 km to miles', '3.1 miles'],
  ['What time is it in Tokyo when it is noon in London?', '9 p.m. (or 8 p.m. during British Summer Time)'],
  ['Which word does not belong: apple, pear, hammer, plum', 'hammer'],
  ['Spell "rhythm" backwards', 'mhtyhr'],
  ['What is the Welsh word for microwave?', 'popty ping'],
  ['Name a Polish city with strange letters', 'Szczebrzeszyn'],
  [
    'Give me a short bio of Ada Lovelace for a website',
    'Ada Lovelace (1815–1852) was an English mathematician known for her notes on the Analytical Engine. She is often called the first programmer, and her birthday is celebrated every October.',
  ],
];

describe('a good draft has no finding', () => {
  for (const [prompt, text, more] of drafts) {
    it(prompt, async () => {
      expect(await hardChecks({ prompt, text, ...more })).toEqual([]);
    });
  }
});

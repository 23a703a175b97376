import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const python = (code: string): string => `Here it is:\n\n\`\`\`python\n${code}\n\`\`\``;
const script = (code: string): string => `\`\`\`javascript\n${code}\n\`\`\``;
const typed = (code: string): string => `\`\`\`ts\n${code}\n\`\`\``;

const first: readonly Drafts[] = [
  [
    'Write a Python function that returns the factorial of n.',
    [
      python('def factorial(n)\n    return 1 if n < 2 else n * factorial(n - 1)'),
      python('def factorial(n):\nreturn 1 if n < 2 else n * factorial(n - 1)'),
      python('def factorial(n):\n    if n < 2\n        return 1\n    return n * factorial(n - 1)'),
      python('def factorial(n):\n    return n * factorial(n - 1))'),
      python('def factorial(n:\n    return n'),
      python('def factorial(n):\n    print("factorial)\n    return n'),
      python('def factorial(n):\n    try:\n        return n * factorial(n - 1)\n    return 1'),
      python('def factorial(n):\n    for i in range(n)\n        n *= i\n    return n'),
      python('def def factorial(n):\n    return n'),
      python('function factorial(n) {\n  return n < 2 ? 1 : n * factorial(n - 1);\n}'),
      python('def factorial(n):\n    if n < 2:\n        return 1\n      else:\n        return n'),
      python('def factorial(n):\n    return n ** * 2'),
      python('def factorial(n):\n    result = 1\n    while n > 1:\n    result *= n\n    return result'),
      python('def factorial(n):\n    if n == 0 return 1\n    return n'),
      python('def factorial(n):\n    else:\n        return 1'),
      python('class Factorial\n    def run(self):\n        return 1'),
      python('def factorial(n):\n    result = [x for x in range(n)\n    return result'),
      python('def factorial(n):\n    return n &&  1'),
      python('def factorial(n):\n    n++\n    return n'),
      python('import math\ndef factorial(n):\n    return math.factorial(n'),
      'def factorial(n)\n    return 1 if n < 2 else n * factorial(n - 1)',
      'def factorial(n):\nreturn n * factorial(n - 1)',
      '```\ndef factorial(n)\n    return n * factorial(n - 1)\n```',
      '```py\ndef factorial(n):\n    return (n * factorial(n - 1)\n```',
      python('def factorial(n):\n    """Returns the factorial.\n    return n'),
      python('def factorial(n):\n    x = {"a": 1, "b" 2}\n    return x'),
    ],
  ],
  [
    'Write a JavaScript function that reverses a string.',
    [
      script('function reverse(s) {\n  return s.split("").reverse().join("");'),
      script('function reverse(s {\n  return s;\n}'),
      script('function (s) {\n  return s;\n}'),
      script('const reverse = (s) => {\n  return s.split("").reverse().join("")\n}}'),
      script('function reverse(s) {\n  return s.split(").reverse();\n}'),
      script('const const reverse = s => s;'),
      script('function reverse(s) {\n  for (let i = 0; i < s.length; i++ {\n    out += s[i];\n  }\n}'),
      script('def reverse(s):\n    return s[::-1]'),
      script('let = 5;\nfunction reverse(s) { return s }; )'),
      script('function reverse(s) {\n  if s.length === 0 {\n    return s;\n  }\n}'),
      script('const reverse = s => s.split("")..reverse();'),
      script('function reverse(s) {\n  try {\n    return s;\n  }\n}'),
      script("var reverse = function(s) { return s.split('') .reverse( .join(''); }"),
      'function reverse(s) {\n  return s.split("").reverse().join("";\n}',
      '```js\nfunction reverse(s) {\n  return s +;\n}\n```',
      '```\nfunction reverse(s) {\n  return s.split("").reverse(;\n}\n```',
      script('function reverse(s) {\n  return `abc$\x7bs;\n}'),
      script('reverse(s) => {\n  return s\n}'),
      script('else {\n  console.log("x");\n}'),
    ],
  ],
  [
    'Write a TypeScript interface for a user and a function that greets one.',
    [
      typed('interface User {\n  name: string;\n  age number;\n}'),
      typed('interface User {\n  name: string;\n\nfunction greet(user: User) { return user.name; }'),
      typed('type User = { name: string;\nfunction greet(user: User): string { return user.name }'),
      typed('function greet(user: User: string {\n  return user.name;\n}'),
      typed('const greet = (user: User): => user.name;'),
      typed('interface User extends { name: string }'),
      '```typescript\nfunction greet(user: ) {\n  return user.name;\n}\n```',
    ],
  ],
  [
    'Show an example configuration in JSON.',
    [
      '```json\n{"port": 80,, "host": "a"}\n```',
      '```json\n{"port": 80, "host": "a"\n```',
      "```json\n{'port': 80}\n```",
      '```json\n{"port" 80}\n```',
      '```json\n{port: 80}\n```',
      '```json\n{"port": 80]\n```',
      '```json\n{"port": 080}\n```',
    ],
  ],
];

const second: readonly Drafts[] = [
  [
    'Write a Python function that counts the vowels of a text.',
    [
      python(
        'def count(text):\n    total = 0\n    for c in text\n        if c in "aeiou":\n            total += 1\n    return total',
      ),
      python('def count(text):\n    return sum(1 for c in text if c in "aeiou"'),
      python('def count(text)\n  return len([c for c in text if c in "aeiou"])'),
      python('def count(text):\n    total = 0\n  for c in text:\n        total += 1\n    return total'),
      python('def count(text):\n    if text == "" then:\n        return 0'),
      python('let count = (text) => text.length;'),
      python('def count(text):\n    return text.count("a" + text.count("e")'),
      python('import re import sys\ndef count(text):\n    return 1'),
      python("def count(text):\n    vowels = 'aeiou\n    return vowels"),
      python('def count(text):\n    try:\n        return 1\n    print("x")'),
      python('for for c in text:\n    pass'),
      python('def count(text):\n    while True\n        break'),
      python('def (text):\n    return 1'),
      python('class Counter:\n    def count(self, text)\n        return 1'),
      python('def count(text):\n    return {c: 1 for c in text'),
      python('def count(text):\n    if c in "aeiou" {\n        return 1\n    }'),
      python('def count(text):\n    return text..lower()'),
      python('def count(text):\n    x = = 1\n    return x'),
      'def count(text):\n    for c in text\n        pass',
      'import re\n\ndef count(text):\n    return len(re.findall("[aeiou]", text)',
      '```\ndef count(text):\n    return (1\n```',
      python('elif x:\n    pass'),
      python('def count(text):\n    return [c for c text]'),
    ],
  ],
  [
    'Write a JavaScript function that finds the maximum of an array.',
    [
      script(
        'function max(items) {\n  let best = items[0];\n  for (const item of items) {\n    if (item > best) best = item;\n  return best;',
      ),
      script('function max(items)\n  return Math.max(...items);\n}'),
      script('const max = items => Math.max(...items;'),
      script('let max = function(items) { return Math.max(...items); ]'),
      script('fucntion max(items) { return 1; }'),
      script('const max = (items) = > Math.max(...items);'),
      script('for (let i = 0, i < 3, i++) { }'),
      script('if (x > 1 {\n  y();\n}'),
      script("const s = 'abc;\nmax(s);"),
      script('function max(items) {\n  switch (items) {\n    case 1\n      return 1;\n  }\n}'),
      script('import { a from "a";\nexport const b = a;'),
      script('class A {\n  constructor() {\n    this.x = 1;\n  \n}'),
      script('var 1max = 2;'),
      script('return return 5;'),
      script('async await function f() {}'),
      'const max = (items) => {\n  return Math.max(...items;\n};',
      '```js\nconst x = [1, 2, 3;\n```',
      '```javascript\nconst o = { a: 1, b: };\n```',
      script('def max(items):\n  return 1'),
    ],
  ],
  [
    'Write a TypeScript type and a function for points.',
    [
      typed('type Point = { x: number, y: number\n\nconst p: Point = { x: 1, y: 2 };'),
      typed('function add(a: Point, b: Point): Point {\n  return { x: a.x + b.x, y: a.y + b.y ;\n}'),
      typed('const f = (a: number, b: number): number => a + ;'),
      typed('interface Point { x number; }'),
      typed('enum Color { Red, Green'),
      typed('function f<T(x: T): T { return x; }'),
    ],
  ],
  [
    'Give me a sample package.json.',
    [
      '```json\n{"name": "a" "version": "1.0.0"}\n```',
      '```json\n{"name": "a", "scripts": {"test": "x"}\n```',
      '```json\n{"name": a}\n```',
      '```json\n{"a": [1, 2,, 3]}\n```',
    ],
  ],
];

const good: readonly Drafts[] = [
  [
    'Write a Python function that adds two numbers.',
    [
      python('def add(a, b):\n    return a + b'),
      'def add(a, b):\n    return a + b',
      python('def add(a: int, b: int) -> int:\n    """Add."""\n    return a + b\n\nprint(add(1, 2))  # 3'),
      python('add = lambda a, b: a + b'),
    ],
  ],
  [
    'Show a Python skeleton.',
    [python('class A:\n    def run(self):\n        ...'), python('def f():\n    # your code here\n    pass')],
  ],
  ['How do I open the Python shell and add?', ['```python\n>>> 1 + 1\n2\n```']],
  [
    'Show async Python.',
    [python('async def main():\n    async with session.get(url) as r:\n        return await r.text()')],
  ],
  [
    'Show match in Python.',
    [python('match command:\n    case ["go", x]:\n        print(x)\n    case _:\n        pass')],
  ],
  ['Show an f-string.', [python("name = 'Ann'\nprint(f'{name!r:>10} {1 + 1}')")]],
  ['Show a decorator and walrus.', [python('@cache\ndef f(x):\n    if (n := len(x)) > 3:\n        return n')]],
  ['Write a JavaScript arrow function.', [script('const add = (a, b) => a + b;'), 'const add = (a, b) => a + b;']],
  ['Show optional chaining.', [script('const x = a?.b?.[0] ?? "none";')]],
  ['Show an Express route.', [script("app.get('/', async (req, res) => {\n  // ...\n  res.send('ok');\n});")]],
  [
    'Show a React component.',
    [
      '```jsx\nexport function A() {\n  return <div className="a">Hi {name}</div>;\n}\n```',
      '```tsx\nexport const A = ({ n }: { n: number }) => <b>{n}</b>;\n```',
    ],
  ],
  ['Show top-level await and import.', [script("import x from 'x';\nconst y = await x();\nexport default y;")]],
  [
    'Show a TypeScript generic.',
    [typed('function first<T>(items: readonly T[]): T | undefined {\n  return items[0];\n}')],
  ],
  [
    'Show a TypeScript enum and satisfies.',
    [typed('enum A { B, C }\nconst x = { a: 1 } satisfies Record<string, number>;')],
  ],
  ['Show a type declaration.', [typed("declare module 'x' {\n  export const y: string;\n}")]],
  [
    'Give JSON for a user.',
    ['```json\n{"name": "Ann", "tags": ["a"]}\n```', '```json\n{\n  "name": "<your name>"\n}\n```'],
  ],
  [
    'Show where to put the code with a placeholder.',
    [
      '```javascript\nfunction f() {\n  // ... existing code ...\n}\n```',
      '```javascript\nfunction f() {\n  ...\n}\n```',
      '```python\ndef f(x):\n    ...\n    return x\n```',
    ],
  ],
  ['What does this fragment do? `if (x) {`', ['It opens a block that runs when `x` is truthy.']],
  [
    'Which method do I add to the class?',
    [
      'Add this method:\n\n```python\n    def area(self):\n        return self.w * self.h\n```',
      'Add this:\n\n```javascript\n  area() {\n    return this.w * this.h;\n  }\n```',
    ],
  ],
  ['Show Python 2 print.', ['```python\nprint "hello"\n```']],
  ['Show the output.', ['```\nTotal: 5\nDone (ok\n```']],
  ['Show SQL.', ['```sql\nSELECT * FROM t WHERE a = 1;\n```']],
  ['Show a bash loop.', ['```bash\nfor f in *; do echo "$f"; done\n```']],
  ['Show C.', ['```c\n#include <stdio.h>\nint main(void) { printf("{"); return 0; }\n```']],
  ['Show YAML.', ['```yaml\na: 1\nb:\n  - c\n```']],
  [
    'Show a wrong Python line and explain the SyntaxError.',
    [
      'This is wrong, the colon is missing:\n\n```python\ndef f(x)\n    return x\n```\n\nThis is right:\n\n```python\ndef f(x):\n    return x\n```',
    ],
  ],
  [
    'Show an object literal in JavaScript.',
    ['```javascript\n{ a: 1, b: 2 }\n```', '```js\n{\n  name: "x",\n  list: [1, 2],\n}\n```'],
  ],
  ['Show JSON with an ellipsis.', ['```json\n{\n  "a": 1,\n  ...\n}\n```']],
  ['Show how to use a template in Jinja with Python.', ['```python\nrender("{{ name }}")\n```']],
  ['Show a Jupyter cell.', ['```python\n%matplotlib inline\n!pip install x\nimport x\n```']],
];

describe('unseen code that does not parse', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('is found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('code', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('is not seen in good drafts that look like it', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

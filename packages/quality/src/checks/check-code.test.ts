import { describe, expect, it } from 'vitest';
import { hardChecks } from './hard-checks.js';

const broken: readonly (readonly [tag: string, code: string])[] = [
  ['python', 'def f(x)\n    return x'],
  ['python', 'def f(x):\n    return (x +'],
  ['python', 'for i in range(10) print(i)'],
  ['python', 'x = [1, 2, 3\nprint(x)'],
  ['python', 'class A:\n    def f(self:\n        pass'],
  ['py', 'if x == 1\n    y = 2'],
  ['python', 'def f():\n    retrun 5 6'],
  ['python', 'print("hello)'],
  ['python', 'import os import sys'],
  ['python', 'while True\n  pass'],
  ['python', 'return x)'],
  ['python', 'def merge(a, b):\n    result = []\n    while i < len(a) and j <'],
  ['javascript', 'function f( { return 1; }'],
  ['javascript', 'const x = ;'],
  ['js', 'function f() { return 1;'],
  ['ts', 'const x: = 5;'],
  ['typescript', 'interface A { a: string b }}'],
  ['javascript', 'for (let i = 0; i < 3; i++ { console.log(i) }'],
  ['javascript', 'let a = "abc;\nlet b = 2;'],
  ['tsx', 'const A = () => <div><span></div>;'],
  ['jsx', 'return <ul><li>a</ul>'],
  ['javascript', 'if (x == 1 {\n  y();\n}'],
  ['typescript', 'function f(a: number): { return a }'],
  ['js', 'const o = {a: 1, b: };'],
  ['json', '{"a": 1, "b": }'],
  ['json', '{"a": [1, 2}'],
  ['json', '{a: 1 b: 2}'],
  ['json', '{"a": "x" "b": 2}'],
  ['java', 'class A { void f() { int x = (1 + 2; } }'],
  ['go', 'func main() { fmt.Println("a") '],
  ['c', 'int main() { return 0; }}'],
  ['js', 'async function load() {\n  const r = await fetch(url);\n  if (!r.ok) {\n    throw new Error("x"\n  }\n}'],
  ['python', 'def f(x):\nreturn x'],
  ['python', 'lambda x: = 3'],
  ['python', 'd = {"a": 1, "b" 2}'],
];

describe('code that does not parse is found first', () => {
  it.each(broken)('%s: %s', async (tag, code) => {
    const text = `Here you go:\n\n\`\`\`${tag}\n${code}\n\`\`\`\n\nLet me know if you need more.`;
    const findings = await hardChecks({ prompt: `Write this helper in ${tag}.`, text });
    expect(findings[0]?.check).toBe('code');
  });
});

describe('options', () => {
  const draft = { prompt: 'Write it in Python.', text: '```python\ndef f(x)\n    return x\n```' };

  it('leave the parsers out', async () => {
    expect(await hardChecks(draft, { code: false })).toEqual([]);
    expect(await hardChecks(draft, { skip: ['code'] })).toEqual([]);
  });

  it('find code without a fence when the prompt asks for code', async () => {
    const bare = { prompt: 'Write a Python function that adds.', text: 'def add(a, b)\n    return a + b' };
    expect((await hardChecks(bare))[0]?.check).toBe('code');
  });
});

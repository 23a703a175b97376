import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { CascadeAgent } from '@cascade/agent';
import type { OwnCheck } from '@cascade/quality';

const test = `
  import assert from 'node:assert/strict';
  assert.equal(slug('Crème brûlée, twice!'), 'creme-brulee-twice');
  assert.equal(slug('  a  b  '), 'a-b');
`;

// What Node can keep from a program: no files, no processes, no environment. That is no sandbox: the network stays open
// to it, and Node's permissions are no wall against an attacker. Code of strangers belongs into a container.
const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** Runs the code of a draft with the test behind it, for two seconds at most. */
const passesTest: OwnCheck = async ({ text }, { signal }) => {
  const code = text.match(/```(?:js|javascript)\n(.*?)```/s)?.[1];
  if (code === undefined) return { veto: 'no-code', reason: 'it has no block of JavaScript' };
  const args = ['--max-old-space-size=64', permission, '--input-type=module', '--eval', `${code}\n${test}`];
  const limits = { signal, timeout: 2_000, killSignal: 'SIGKILL', cwd: tmpdir(), env: {} } as const;
  try {
    await promisify(execFile)(process.execPath, args, limits);
    return undefined;
  } catch {
    return { veto: 'test', reason: 'its code fails the test' };
  }
};

const agent = new CascadeAgent({
  models: [
    { name: 'gpt-4o-mini', provider: 'openai' },
    { name: 'claude-opus-4-7', provider: 'anthropic' },
  ],
  quality: { ownChecks: [passesTest] },
});

const result = await agent.run(
  'Write a JavaScript function slug(title) that makes a slug of a title: lower case, no accents, words with one "-" between them. Answer with one block of code.',
);
console.log(`${result.content}\n(${result.modelUsed})`);
for (const { entry, decision, veto, reasons } of result.trace.verdicts) {
  console.log(`- ${entry}: ${decision} ${veto ?? ''}: ${reasons.map(({ text }) => text).join('; ')}`);
}
await agent.close();

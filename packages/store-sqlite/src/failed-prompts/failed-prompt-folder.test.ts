import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailedPrompt } from '@cascade/core/spec';
import { describeFailedPromptStore } from '@cascade/testing/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failedPromptFolder } from './failed-prompt-folder.js';

let root = '';
let folders = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cascade-failed-'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

function freshDirectory(): string {
  return join(root, String(++folders), 'failed');
}

function prompt(id: string, atMs = Date.now()): FailedPrompt {
  const conversation = { messages: [{ role: 'user' as const, content: 'Why is the sky blue?' }] };
  return { version: 1, id, cascade: 'main', atMs, conversation, attempts: [] };
}

describeFailedPromptStore('a folder of files', () => failedPromptFolder({ directory: freshDirectory() }));

describe('a folder of failed prompts', () => {
  it('is for its owner only, as are its files', async () => {
    const directory = freshDirectory();
    const { location } = await failedPromptFolder({ directory }).save(prompt('run-1'));
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(location)).mode & 0o777).toBe(0o600);
  });

  it('names files so that they sort by time and stay in the folder', async () => {
    const directory = freshDirectory();
    const store = failedPromptFolder({ directory });
    await store.save({ ...prompt('late', Date.now()), cascade: '../../up' });
    await store.save({ ...prompt('early', Date.now() - 5_000), cascade: 'b/c\nd' });
    const names = (await readdir(directory)).sort();
    expect(names.map((name) => name.replace(/^\d{8}T\d{9}Z_|_[0-9a-f]{16}/g, ''))).toEqual([
      'b-c-d.json',
      '..-..-up.json',
    ]);
  });

  it('drops the oldest beyond the number of files, and says which', async () => {
    const directory = freshDirectory();
    const store = failedPromptFolder({ directory, maxFiles: 2 });
    const first = await store.save(prompt('first', Date.now() - 3_000));
    await store.save(prompt('second', Date.now() - 2_000));
    const { warnings } = await store.save(prompt('third'));
    expect(warnings).toEqual([
      expect.stringContaining(`${first.location} was dropped: the folder keeps at most 2 files`),
    ]);
    expect((await store.list()).map(({ id }) => id)).toEqual(['second', 'third']);
  });

  it('drops the oldest beyond the number of bytes, but never the one just saved', async () => {
    const directory = freshDirectory();
    const store = failedPromptFolder({ directory, maxBytes: 400 });
    await store.save(prompt('first', Date.now() - 3_000));
    await store.save({ ...prompt('large'), tags: { note: 'x'.repeat(200) } });
    const names = await readdir(directory);
    expect(names).toHaveLength(1);
    expect((await store.list()).map(({ id }) => id)).toEqual(['large']);
  });

  it('drops what is older than the limit', async () => {
    const store = failedPromptFolder({ directory: freshDirectory(), maxAgeMs: 60_000 });
    await store.save(prompt('old', Date.now() - 61_000));
    const { warnings } = await store.save(prompt('new'));
    expect(warnings).toHaveLength(1);
    expect((await store.list()).map(({ id }) => id)).toEqual(['new']);
  });

  it('gives a claim to somebody else when its holder has not come back in time', async () => {
    const directory = freshDirectory();
    let nowMs = Date.now();
    const store = failedPromptFolder({ directory, claimMs: 1_000, now: () => nowMs });
    const { location } = await store.save(prompt('run-1'));
    expect(await store.claim(location)).toBeDefined();
    expect(await store.claim(location)).toBeUndefined();
    nowMs += 1_000;
    expect((await store.list()).map(({ id }) => id)).toEqual(['run-1']);
    const claims = await Promise.all([store.claim(location), store.claim(location), store.claim(location)]);
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    expect(await store.remove(location)).toBe(true);
    expect(await readdir(directory)).toEqual([]);
  });

  it('reads the files of the older llm-cascade tool', async () => {
    const directory = freshDirectory();
    await mkdir(directory, { recursive: true });
    const envelope = {
      cascade_name: 'my-cascade',
      timestamp: '2026-01-02T03:04:05+00:00',
      conversation: {
        messages: [
          { role: 'user', content: 'What is the weather?' },
          { role: 'tool', content: 'rain', tool_call_id: 'call-1' },
        ],
        tools: [{ name: 'weather', description: 'tells it', parameters: { type: 'object' } }],
      },
    };
    await writeFile(join(directory, 'my-cascade_20260102_030405.json'), JSON.stringify(envelope, null, 2));
    const store = failedPromptFolder({ directory });
    const [listed] = await store.list();
    expect(listed).toMatchObject({ id: 'my-cascade_20260102_030405', cascade: 'my-cascade', atMs: 1_767_323_045_000 });
    expect((await store.claim(listed?.location ?? ''))?.conversation).toEqual({
      messages: [
        { role: 'user', content: 'What is the weather?' },
        { role: 'tool', content: [{ type: 'tool-result', id: 'call-1', name: 'call-1', output: 'rain' }] },
      ],
      tools: [{ name: 'weather', description: 'tells it', inputSchema: { type: 'object' } }],
    });
  });

  it('ignores what is not a failed prompt, follows no link, and leaves both alone', async () => {
    const directory = freshDirectory();
    const outside = join(root, 'outside.json');
    await writeFile(outside, JSON.stringify(prompt('outside')));
    await mkdir(join(directory, 'folder.json'), { recursive: true });
    await symlink(outside, join(directory, 'link.json'));
    await writeFile(join(directory, 'package.json'), '{"name":"something else","version":1}');
    await writeFile(join(directory, 'broken.json'), '{"version":1,"id":"x"');
    await writeFile(join(directory, 'notes.txt'), 'mine');
    const before = (await readdir(directory)).sort();
    const store = failedPromptFolder({ directory, maxFiles: 1 });
    expect(await store.list()).toEqual([]);
    expect(await store.read(join(directory, 'link.json'))).toBeUndefined();
    expect(await store.claim(join(directory, 'link.json'))).toBeUndefined();
    expect(await store.claim(join(directory, 'package.json'))).toBeUndefined();
    const { location } = await store.save(prompt('run-1'));
    await store.remove(location);
    expect((await readdir(directory)).sort()).toEqual(before);
  });

  it('says which folder it is when a file stands in its place', async () => {
    const directory = join(root, 'a-file');
    await writeFile(directory, '');
    const saved = Promise.resolve(failedPromptFolder({ directory }).save(prompt('run-1')));
    await expect(saved).rejects.toMatchObject({ code: 'store', reason: 'unavailable' });
    await expect(saved).rejects.toThrow(directory);
  });

  it('leaves functions out, such as the check of an output', async () => {
    const store = failedPromptFolder({ directory: freshDirectory() });
    const output = { name: 'answer', jsonSchema: { type: 'object' }, validate: () => [] };
    const saved = prompt('run-1');
    const { location } = await store.save({ ...saved, conversation: { ...saved.conversation, output } });
    expect((await store.read(location))?.conversation.output).toEqual({
      name: 'answer',
      jsonSchema: { type: 'object' },
    });
  });
});

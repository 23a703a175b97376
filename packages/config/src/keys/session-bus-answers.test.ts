import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sessionBusAnswers } from './session-bus-answers.js';

const folder = mkdtempSync(join(tmpdir(), 'cascade-bus-'));
afterAll(() => rmSync(folder, { recursive: true }));
let bus: Server | undefined;
afterEach(() => new Promise((resolve) => (bus ? bus.close(resolve) : resolve(undefined))));

/** Listens where a session bus would. */
async function startBus(name: string, reply: string | undefined): Promise<Record<string, string>> {
  const path = join(folder, name);
  bus = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => reply && socket.write(reply));
  });
  await new Promise<void>((resolve) => bus?.listen(path, resolve));
  return { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path},guid=0123` };
}

describe.skipIf(process.platform === 'win32')('sessionBusAnswers', () => {
  it('knows a bus that speaks, also when it refuses', async () => {
    const env = await startBus('alive', 'REJECTED EXTERNAL\r\n');
    expect(await sessionBusAnswers(env, 1_000, AbortSignal.timeout(1_000))).toBe(true);
  });

  it('waits for a silent bus no longer than it may', async () => {
    const env = await startBus('silent', undefined);
    expect(await sessionBusAnswers(env, 1_000, AbortSignal.timeout(50))).toBe(false);
  });

  it('finds no bus where none is', async () => {
    const { signal } = new AbortController();
    expect(await sessionBusAnswers({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/none` }, 0, signal)).toBe(false);
    expect(await sessionBusAnswers({ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost,port=1' }, 0, signal)).toBe(false);
  });
});

import { spawn } from 'node:child_process';
import type { OwnCheck, OwnFinding } from '@cascade/quality';

export interface CommandCheckSettings {
  readonly command: readonly string[];
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 10_000;
const mostOutputBytes = 64 * 1024;

/**
 * A check of the user's own as a command, for instance one that runs a draft's code in a sandbox. It gets the draft as
 * JSON on standard input and prints `{"veto"?, "score"?, "reason"?}`, or nothing. No shell is involved.
 */
export function commandCheck({ command, timeoutMs = defaultTimeoutMs }: CommandCheckSettings): OwnCheck {
  return async (draft, { signal }) => {
    const output = await run(command, JSON.stringify(draft), AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    return output.trim() === '' ? undefined : readFinding(JSON.parse(output));
  };
}

function run([file = '', ...args]: readonly string[], input: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { signal, stdio: ['pipe', 'pipe', 'ignore'], killSignal: 'SIGKILL' });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostOutputBytes) chunks.push(chunk);
      else child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new Error(`it ended with status ${code}`));
    });
    // A command that does not read is no reason to fail.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function readFinding(value: unknown): OwnFinding {
  if (typeof value !== 'object' || value === null) throw new Error('it printed no JSON object');
  const { veto, score, reason } = { ...value } as Readonly<Record<string, unknown>>;
  return {
    ...(typeof veto === 'string' && { veto: veto.slice(0, 100) }),
    ...(typeof score === 'number' && { score }),
    ...(typeof reason === 'string' && { reason: reason.slice(0, 500) }),
  };
}

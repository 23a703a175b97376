import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { WorkerOrder } from './worker.js';

/** Bundles the worker's source, so that it runs on every Node without a build, and returns the script. */
export async function bundleWorker(folder: string): Promise<string> {
  const outfile = join(folder, 'worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['cascade-source'],
    logLevel: 'error',
    plugins: [
      {
        name: 'native-module-by-its-place',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^libsql$/ }, () => {
            const path = pathToFileURL(createRequire(import.meta.url).resolve('libsql')).href;
            return { path, external: true };
          });
        },
      },
    ],
  });
  return outfile;
}

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** What it has written so far. */
  output(): string;
  /** Resolves with all it wrote when it has ended; rejects with what it complained about when it failed by itself. */
  readonly ended: Promise<string>;
}

export function startWorker(script: string, order: WorkerOrder): WorkerProcess {
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(output);
      else reject(new Error(`the worker ended with ${code ?? signal}: ${complaints}`));
    });
  });
  return { child, output: () => output, ended };
}

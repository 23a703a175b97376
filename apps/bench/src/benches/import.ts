import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import type { Bench, BenchOptions } from '../bench-options.js';
import type { Figure } from '../figure.js';
import { interleave, wallMicroseconds } from '../measure/interleave.js';
import { difference, median } from '../measure/statistics.js';
import { withFolder } from '../with-folder.js';

/** What it costs to load Cascade: time of new processes, and bytes of a bundle. */
export const importBench: Bench = {
  measures: 'time of a whole process over bare Node (an empty ES module); size of a bundle',
  run: (options) => withFolder((folder) => measure(folder, options)),
};

async function measure(folder: string, { short }: BenchOptions): Promise<readonly Figure[]> {
  const empty = join(folder, 'empty.mjs');
  const importing = join(folder, 'import.mjs');
  await writeFile(empty, '');
  await writeFile(importing, `import '${import.meta.resolve('@cascade/core')}';\n`);
  const cli = fileURLToPath(new URL('./bin.js', import.meta.resolve('@cascade/cli')));
  const contenders = [[empty], [importing], [cli, '--help']].map((args) => ({
    name: args.join(' '),
    call: () => startAndWait(args),
  }));
  const plan = { rounds: short ? 10 : 50, callsPerBlock: 1, warmUpCalls: 2, meter: wallMicroseconds };
  const [bare = [], core = [], help = []] = await interleave(contenders, plan);
  return [
    timeFigure("import '@cascade/core'", core, bare, 10),
    timeFigure('cascade --help', help, bare, 80),
    await sizeFigure('import { createCascade }', 15, [loadedLater]),
    await sizeFigure('the same with what is loaded on use', 15, []),
  ];
}

async function startAndWait(args: readonly string[]): Promise<void> {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
}

function timeFigure(name: string, values: readonly number[], bare: readonly number[], atMost: number): Figure {
  const inMs = (list: readonly number[]) => list.map((value) => value / 1_000);
  const { median: value, interval } = difference(inMs(values), inMs(bare));
  const detail = `bare Node ${median(inMs(bare)).toFixed(1)} ms, with it ${median(inMs(values)).toFixed(1)} ms`;
  return { name, value, interval, unit: 'ms', target: { atMost }, detail };
}

/** What is imported on use is a part of its own. */
const loadedLater: Plugin = {
  name: 'loaded-later',
  setup(builder) {
    builder.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

async function sizeFigure(name: string, atMost: number, plugins: Plugin[]): Promise<Figure> {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { createCascade } from '@cascade/core'; console.log(createCascade);",
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    minify: true,
    logLevel: 'error',
    write: false,
    plugins,
    format: 'esm',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const value = gzipSync(code, { level: 9 }).length / 1_000;
  const detail = `${(code.length / 1_000).toFixed(1)} kB before gzip`;
  return { name, value, unit: 'kB', target: { atMost }, detail };
}

// Bundles what must run on an edge runtime as such a runtime would, and fails when anything of Node is left in it.

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entries = {
  core: "export * from '@cascade/core';",
  'provider-kit': "export * from '@cascade/core/provider-kit';",
  fetch: "export * from '@cascade/fetch';",
  quality: "export * from '@cascade/quality'; export * from '@cascade/quality/eval';",
  otel: "export * from '@cascade/otel';",
  prices: "export * from '@cascade/prices';",
  'providers-openai': "export * from '@cascade/providers-openai'; export * from '@cascade/providers-openai/presets';",
  'providers-anthropic': "export * from '@cascade/providers-anthropic';",
  'providers-claude-code': "export * from '@cascade/providers-claude-code';",
  'providers-google': "export * from '@cascade/providers-google';",
  'providers-ollama': "export * from '@cascade/providers-ollama';",
};

let failures = 0;
for (const [name, contents] of Object.entries(entries)) {
  const { metafile, errors } = await build({
    stdin: { contents, resolveDir: root, sourcefile: `${name}.js` },
    bundle: true,
    write: false,
    splitting: true,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'edge-light', 'worker', 'browser'],
    metafile: true,
    external: ['node:*'],
    logLevel: 'error',
  });
  const nodeImports = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.filter(({ path }) => path.startsWith('node:')).map(({ path }) => `${path} in ${file}`),
  );
  // A vendor SDK's own guarded import is its business; what we wrote must have none.
  const ours = nodeImports.filter((line) => !line.includes('node_modules/.pnpm'));
  failures += ours.length + errors.length;
  console.log(
    `${ours.length === 0 ? 'ok  ' : 'FAIL'} ${name}${nodeImports.length > ours.length ? ` (the SDK mentions ${nodeImports.length})` : ''}`,
  );
  for (const line of ours) console.error(`  ${line}`);
}
process.exitCode = failures === 0 ? 0 : 1;

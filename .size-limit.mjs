import { readFileSync } from 'node:fs';

// What is loaded later, on use, is a part of its own: measured apart.
const loadedLater = {
  name: 'loaded-later',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};
const weights = {
  name: 'weights',
  setup(build) {
    build.onLoad({ filter: /weights\.generated\.ts$/ }, ({ path }) => {
      const names = readFileSync(path, 'utf8').matchAll(/export const (\w+)/g);
      return { contents: [...names].map(([, name]) => `export const ${name} = undefined;`).join('\n') };
    });
  },
};
const withPlugins = (plugins) => (config) => ({ ...config, plugins: [...(config.plugins ?? []), ...plugins] });

export default [
  {
    name: "import { createCascade } from '@cascade/core', without what is loaded on use",
    path: 'packages/core/dist/index.js',
    import: '{ createCascade }',
    // The goal is 15 kB (`npm run bench -- import` says so); this keeps it from growing.
    limit: '18 kB',
    gzip: true,
    modifyEsbuildConfig: withPlugins([loadedLater]),
  },
  {
    name: "import { createCascade } from '@cascade/core', with it: gate, budgets, limits, selection, hedges",
    path: 'packages/core/dist/index.js',
    import: '{ createCascade }',
    limit: '31.1 kB',
    gzip: true,
  },
  {
    name: '@cascade/core/provider-kit',
    path: 'packages/core/dist/provider-kit/index.js',
    limit: '9.4 kB',
    gzip: true,
  },
  {
    name: '@cascade/providers-openai without its SDK, and without batches',
    path: 'packages/providers-openai/dist/index.js',
    limit: '16.8 kB',
    gzip: true,
    ignore: ['openai', 'node:*'],
    modifyEsbuildConfig: withPlugins([loadedLater]),
  },
  {
    name: '@cascade/providers-openai/presets without the SDK, and without batches',
    path: 'packages/providers-openai/dist/presets/index.js',
    limit: '18.6 kB',
    gzip: true,
    ignore: ['openai', 'node:*'],
    modifyEsbuildConfig: withPlugins([loadedLater]),
  },
  {
    name: '@cascade/providers-claude-code',
    path: 'packages/providers-claude-code/dist/index.js',
    limit: '7.1 kB',
    gzip: true,
    ignore: ['node:*'],
  },
  {
    name: '@cascade/otel without core and the API',
    path: 'packages/otel/dist/index.js',
    limit: '4 kB',
    gzip: true,
    ignore: ['@cascade/core', '@opentelemetry/api'],
  },
  {
    name: '@cascade/quality without weights and parsers',
    path: 'packages/quality/src/index.ts',
    // The goal is 40 kB (`npm run bench -- quality` says so); this keeps it from growing.
    limit: '120 kB',
    gzip: true,
    ignore: ['@babel/parser', '@lezer/python'],
    modifyEsbuildConfig: withPlugins([weights]),
  },
];

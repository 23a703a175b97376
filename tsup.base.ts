import { defineConfig, type Options } from 'tsup';

/**
 * One build for every package: ESM, code-split, no bundled dependencies; `tsc` writes the declarations. Without source maps:
 * what is published reads like the source without its types, and an install weighs half.
 */
export function build(entry: Options['entry'], more: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry: entry ?? [],
    format: 'esm',
    target: 'node20',
    splitting: true,
    clean: true,
    dts: false,
    ...more,
  });
}

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['cascade-source'] },
  ssr: { resolve: { conditions: ['cascade-source'] } },
  test: {
    include: ['scripts/options/**/*.test.ts', 'packages/*/{src,test}/**/*.test.ts', 'apps/*/src/**/*.test.ts'],
    // Left to itself, vitest leaves a core idle; and tests of processes and timers wait much of their time.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});

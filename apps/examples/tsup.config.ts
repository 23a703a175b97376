import { build } from '../../tsup.base.js';

export default build(
  [
    'src/*.ts',
    'src/agent/*.ts',
    'src/custom-adapter/use-acme.ts',
    'src/testing/redirect-fetch.ts',
    '!src/**/*.test.ts',
  ],
  { splitting: false },
);

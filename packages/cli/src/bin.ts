#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { main } from './main.js';
import { processIo } from './process-io.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
void main(process.argv.slice(2), processIo(), version).then((code) => {
  // Not process.exit(): what is written must arrive, and a store that closes must be waited for.
  process.exitCode = code;
  setTimeout(() => process.exit(code), 1_000).unref();
});

#!/usr/bin/env node
import { main } from './main.js';

void main(process.argv.slice(2), process.cwd()).then(({ code, text }) => {
  process[code === 0 ? 'stdout' : 'stderr'].write(`${text}\n`);
  process.exitCode = code;
});

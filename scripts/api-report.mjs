// Holds the public API of @cascade/core against the committed reports; `--write` accepts what there is now.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { Extractor, ExtractorConfig } = createRequire(import.meta.url)('@microsoft/api-extractor');
const projectFolder = fileURLToPath(new URL('../packages/core', import.meta.url));
const localBuild = process.argv.includes('--write');
const entries = {
  core: 'dist/index.d.ts',
  spec: 'dist/spec/index.d.ts',
  'provider-kit': 'dist/provider-kit/index.d.ts',
};

let failures = 0;
for (const [name, entry] of Object.entries(entries)) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder,
      mainEntryPointFilePath: `${projectFolder}/${entry}`,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023', 'DOM', 'ESNext.Disposable'],
            module: 'NodeNext',
            moduleResolution: 'NodeNext',
            strict: true,
            skipLibCheck: true,
            types: [],
          },
          files: [`${projectFolder}/${entry}`],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: '<projectFolder>/etc',
        reportTempFolder: '<projectFolder>/dist/api',
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: `${projectFolder}/package.json`,
  });
  const result = Extractor.invoke(config, {
    localBuild,
    messageCallback(message) {
      message.handled = !['error'].includes(message.logLevel);
    },
  });
  const isSame = !result.apiReportChanged;
  if (!isSame && !localBuild) failures++;
  console.log(`${isSame ? 'same   ' : localBuild ? 'written' : 'CHANGED'} packages/core/etc/${name}.api.md`);
}
if (failures > 0)
  console.error('The public API changed. If that is meant: node scripts/api-report.mjs --write, and add a changeset.');
process.exitCode = failures === 0 ? 0 : 1;

import type { Config } from '@cascade/config';
import { createCascade } from '@cascade/core';
import { exitCodes } from '../../exit-codes.js';
import type { Io } from '../../io.js';
import { openConfig, openSession } from '../../open-session.js';
import { checkDatabase, checkKeyFiles } from './check-files.js';
import { checkClock, checkNode } from './check-machine.js';
import { checkPrices } from './check-prices.js';
import { checkProvider } from './check-provider.js';
import { watchDates } from './date-watch.js';
import type { Finding } from './finding.js';
import { renderFindings } from './render-findings.js';

export interface DoctorOptions {
  readonly config?: string;
  readonly json?: boolean;
  /** Longest time for each request, in milliseconds. */
  readonly timeout: number;
}

/** `cascade doctor`: looks at everything that a run needs, and says what to do. Exit 1 when something does not work. */
export async function doctorCommand(io: Io, options: DoctorOptions): Promise<number> {
  const findings = [checkNode(process.versions.node), ...(await checkAll(io, options))];
  const isWell = findings.every(({ status }) => status !== 'failed');
  if (options.json === true) await io.out(`${JSON.stringify({ ok: isWell, findings }, null, 2)}\n`);
  else await io.out(renderFindings(io, findings));
  return isWell ? exitCodes.answered : exitCodes.unanswered;
}

async function checkAll(io: Io, options: DoctorOptions): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = await openConfig(io, options.config);
  } catch (error) {
    // What is wrong with a file stands in the message, with what to do.
    return [{ check: 'configuration', status: 'failed', text: error instanceof Error ? error.message : String(error) }];
  }
  const connections = config.connections();
  const dates = watchDates(io.now);
  const { fetch } = dates;
  const { signal } = io;
  const tried = connections.map((connection) =>
    checkProvider(connection, { fetch, signal, timeoutMs: options.timeout }),
  );
  const [providers, configuration, database, keyFiles, prices] = await Promise.all([
    Promise.all(tried),
    checkConfiguration(config),
    checkDatabase(config, () => openSession(io, options.config)),
    checkKeyFiles(config.configHome),
    checkPrices(config, io.now()),
  ]);
  return [
    ...configuration,
    ...database,
    ...keyFiles,
    ...providers.flat().map((finding) => ({ ...finding, text: config.redact(finding.text) })),
    ...checkClock(dates.aheadMs()),
    ...prices,
  ];
}

/** Every cascade as a run would make it. */
async function checkConfiguration(config: Config): Promise<readonly Finding[]> {
  const finding = { check: 'configuration' } as const;
  const broken = await Promise.all(
    config.cascadeNames.map(async (name): Promise<readonly Finding[]> => {
      try {
        createCascade(await config.cascadeOptions(name));
        return [];
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        return [{ ...finding, subject: name, status: 'failed', text }];
      }
    }),
  );
  const warnings = config.warnings.map((text) => ({ ...finding, status: 'warning', text }) as const);
  return [read(config), ...broken.flat(), ...warnings];
}

function read({ files, connections, defaultModel, defaultCascade, cascadeNames }: Config): Finding {
  const finding = { check: 'configuration' } as const;
  if (connections().length === 0) {
    const fix = 'Set up a provider: cascade configure llm';
    return { ...finding, status: 'failed', text: 'no provider is set up', fix };
  }
  const byDefault = defaultModel ?? defaultCascade ?? (cascadeNames.length === 1 ? cascadeNames[0] : undefined);
  const text = `read ${files.map(({ path }) => path).join(', ')}`;
  if (byDefault !== undefined) return { ...finding, status: 'ok', text: `${text}; asks ${byDefault} by default` };
  const fix = 'Set default_cascade, or: cascade configure llm PROVIDER --model MODEL --set-default';
  return { ...finding, status: 'warning', text: `${text}; nothing is asked by default`, fix };
}

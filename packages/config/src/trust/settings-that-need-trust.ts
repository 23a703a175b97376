import { below, formatKey, type KeyPath, type Place } from '../documents/config-document.js';
import type { Layer } from '../layers/layer.js';
import { entriesOf } from '../layers/merge-cascades.js';
import type { Dotenv, Layers } from '../layers/read-layers.js';
import { vendorNamed, vendorOf } from '../providers/vendors.js';
import type { EntrySettings } from '../settings/entry-shape.js';
import type { Placed } from '../shape/combine.js';
import { kindOf } from '../shape/shape.js';

/** A setting of a project that could send keys or prompts elsewhere, run code, write files, or hide what is spent. */
export interface SettingThatNeedsTrust {
  readonly file: string;
  readonly line: number | undefined;
  readonly key: string;
}

/** Variables of `.env` that say where files are written. */
const pathVariables = ['CASCADE_DATABASE', 'CASCADE_FAILED_PROMPTS'];

/** What a project may say about a provider that the user has, untrusted. */
const harmless: ReadonlySet<string> = new Set(['model', 'key_pool', 'retry', 'timeouts', 'cooldown']);

/** Everything in the project's files that takes effect only after `cascade trust`; empty without a project. */
export function settingsThatNeedTrust({ layers, dotenv }: Layers): readonly SettingThatNeedsTrust[] {
  const project = layers.find(({ kind }) => kind === 'project');
  if (project === undefined) return [];
  const places = [
    ...providerPlaces(project, layers),
    ...pathPlaces(project),
    ...gatePlaces(project),
    ...entriesIn(project).flatMap(addressPlaces),
    ...entriesIn(project).flatMap(parameterPlaces),
    ...moneyPlaces(project),
  ];
  return [...places.map(fromPlace), ...trustedVariables(dotenv).map(([key]) => fromVariable(key, dotenv))];
}

/** The variables of `.env` that need trust, with their values. */
export function trustedVariables(dotenv: Dotenv | undefined): readonly (readonly [string, string])[] {
  return pathVariables.flatMap((name) => {
    const value = dotenv?.variables.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}

function providerPlaces({ settings }: Layer, layers: readonly Layer[]): readonly Place[] {
  return [...(settings.providers ?? [])].flatMap(([name, { value, place }]) => {
    const own = layers.find(({ kind }) => kind === 'user')?.settings.providers?.get(name)?.value;
    const ownType = own?.type ?? (own?.package === undefined ? vendorNamed(name) : undefined);
    const saysNothing = value.type !== undefined && ownType !== undefined && vendorOf(value.type) === vendorOf(ownType);
    return rawNames(place)
      .filter((key) => !harmless.has(key) && !(key === 'type' && saysNothing))
      .map((key) => below(place, key));
  });
}

function pathPlaces({ document }: Layer): readonly Place[] {
  return ['database', 'failed_prompts', 'failure_persistence'].flatMap((section) => {
    const place = { document, path: [section] };
    return rawNames(place).map((key) => below(place, key));
  });
}

/** Files that a gate reads, and commands that it runs. */
function gatePlaces({ settings }: Layer): readonly Place[] {
  return [...(settings.cascades?.values() ?? [])].flatMap(({ value: { gate } }) =>
    [gate?.calibration, gate?.weights, ...(gate?.ownChecks ?? [])].flatMap((part) => part?.place ?? []),
  );
}

function entriesIn({ settings }: Layer): readonly Placed<EntrySettings>[] {
  const cascades = [...(settings.cascades?.values() ?? [])];
  return cascades.flatMap(({ value }) => [...entriesOf(value), ...(value.opinions ?? [])]);
}

/** Where calls of an entry go, and with which key. */
function addressPlaces({ place }: Placed<EntrySettings>): readonly Place[] {
  const names = rawNames(place).filter((name) => ['base_url', 'api_key_env', 'api_key_service'].includes(name));
  return names.map((name) => below(place, name));
}

/** What would make a budget of the user's count less than is spent. */
function moneyPlaces(project: Layer): readonly Place[] {
  const named = (place: Place, names: readonly string[]): readonly Place[] =>
    rawNames(place)
      .filter((name) => names.includes(name))
      .map((name) => below(place, name));
  const cascades = [...(project.settings.cascades?.values() ?? [])];
  return [
    ...cascades.flatMap(({ place }) => named(place, ['unknown_price', 'on_store_failure'])),
    ...entriesIn(project).flatMap(({ place }) => named(place, ['price'])),
    // Another model than the one that is priced.
    ...entriesIn(project).flatMap(({ place }) => named(below(place, 'parameters'), ['model', 'models', 'engine'])),
  ];
}

/** Lists of tables among the vendor's own parameters are tools and servers: a vendor would carry the prompt to them. */
function parameterPlaces({ value, place }: Placed<EntrySettings>): readonly Place[] {
  return Object.entries(value.parameters ?? {})
    .filter(([, parameter]) => holdsTables(parameter))
    .map(([name]) => below(place, 'parameters', name));
}

function holdsTables(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => kindOf(item) === 'table' || holdsTables(item));
  return kindOf(value) === 'table' && Object.values(Object(value)).some(holdsTables);
}

/** The names as they stand in the file. */
function rawNames({ document, path }: Place): readonly string[] {
  const value = path.reduce<unknown>((parent, step) => Reflect.get(Object(parent), step), document.data);
  return kindOf(value) === 'table' ? Object.keys(Object(value)) : [];
}

function fromPlace({ document, path }: { document: Place['document']; path: KeyPath }): SettingThatNeedsTrust {
  return { file: document.path, line: document.lineOf(path), key: formatKey(path) };
}

function fromVariable(key: string, dotenv: Dotenv | undefined): SettingThatNeedsTrust {
  return { file: dotenv?.path ?? '.env', line: undefined, key };
}

import type { Json } from '@cascade/core/spec';

/** The fields of a generateContent request beside `generationConfig`. */
const topLevel: ReadonlySet<string> = new Set([
  'cachedContent',
  'contents',
  'generationConfig',
  'labels',
  'safetySettings',
  'serviceTier',
  'store',
  'systemInstruction',
  'toolConfig',
  'tools',
]);

/** The vendor's own parameters where they belong in the body: what is no field of a request configures the generation. */
export function splitParameters(parameters: Readonly<Record<string, Json>> = {}): Record<string, unknown> {
  const entries = Object.entries(parameters);
  const outer = Object.fromEntries(entries.filter(([name]) => topLevel.has(name)));
  const inner = Object.fromEntries(entries.filter(([name]) => !topLevel.has(name)));
  if (Object.keys(inner).length === 0) return outer;
  return { ...outer, generationConfig: { ...Object(outer.generationConfig), ...inner } };
}

import type { Step } from './step.js';

/** A whole answer of JSON. */
export function respond(status: number, body: unknown): readonly Step[] {
  return respondText(status, 'application/json', JSON.stringify(body));
}

export function respondText(status: number, type: string, text: string): readonly Step[] {
  return [
    { do: 'head', status, headers: { 'content-type': type } },
    ...(text === '' ? [] : [{ do: 'write', bytes: text, mark: 'body' } as const]),
    { do: 'end' },
  ];
}

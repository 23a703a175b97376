import type { Step } from '../step.js';

/** The steps up to and including half of the content: enough that a client has seen content, never the terminal mark. */
export function firstHalf(steps: readonly Step[]): {
  readonly before: readonly Step[];
  readonly rest: readonly Step[];
} {
  const contents = steps.flatMap((step, index) => (isContent(step) ? [index] : []));
  const body = steps.findIndex((step) => step.do === 'write' && step.mark === 'body');
  if (contents.length === 0 && body >= 0) return halveBody(steps, body);
  const middle = contents[Math.floor((contents.length - 1) / 2)];
  const at = middle === undefined ? steps.findIndex((step) => step.do === 'head') : middle;
  return { before: steps.slice(0, at + 1), rest: steps.slice(at + 1) };
}

/** Whether a step writes content of a stream. */
export function isContent(step: Step): boolean {
  return step.do === 'write' && step.mark === 'content';
}

function halveBody(steps: readonly Step[], at: number): { before: readonly Step[]; rest: readonly Step[] } {
  const step = steps[at];
  if (step?.do !== 'write') return { before: steps, rest: [] };
  const bytes = typeof step.bytes === 'string' ? Buffer.from(step.bytes) : step.bytes;
  const half = Math.floor(bytes.length / 2);
  return {
    before: [...steps.slice(0, at), { ...step, bytes: bytes.subarray(0, half) }],
    rest: [{ ...step, bytes: bytes.subarray(half) }, ...steps.slice(at + 1)],
  };
}

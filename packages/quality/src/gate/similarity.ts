import type { JudgeContext } from '@cascade/core/spec';

/** Texts about the same subject are never quite different: below this they count as contradicting each other. */
const unlike = 0.6;
const mostCharacters = 8_000;

/**
 * How alike two texts are by an embedding model: cosine, stretched so that 0.6 and less is 0. Undefined without one, and
 * when it fails or gives what are no vectors.
 */
export async function similarity(
  left: string,
  right: string,
  embedding: string | undefined,
  context: Pick<JudgeContext, 'embed'>,
): Promise<number | undefined> {
  if (embedding === undefined) return undefined;
  const vectors = await context.embed(embedding, [left.slice(0, mostCharacters), right.slice(0, mostCharacters)]);
  const [first, second] = vectors ?? [];
  if (first === undefined || second === undefined || first.length !== second.length) return undefined;
  const value = cosine(first, second);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, (value - unlike) / (1 - unlike))) : undefined;
}

function cosine(left: Float32Array, right: Float32Array): number {
  let [dot, leftSquare, rightSquare] = [0, 0, 0];
  for (const [place, value] of left.entries()) {
    const other = right[place] ?? 0;
    dot += value * other;
    leftSquare += value * value;
    rightSquare += other * other;
  }
  return dot / Math.sqrt(leftSquare * rightSquare);
}

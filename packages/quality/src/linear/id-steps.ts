/** What a byte can say that is no step by itself: so far, and more to come. */
const farStep = 255;

/** Packs distinct ids, which must rise, as the steps between them: a byte each, more for far ones. */
export function encodeIds(ids: readonly number[]): Uint8Array {
  const steps: number[] = [];
  let last = -1;
  for (const id of ids) {
    let step = id - last;
    for (; step >= farStep; step -= farStep) steps.push(farStep);
    steps.push(step);
    last = id;
  }
  return Uint8Array.from(steps);
}

/** The ids that `encodeIds` packed. */
export function decodeIds(steps: Uint8Array): number[] {
  const ids: number[] = [];
  let id = -1;
  for (const step of steps) {
    id += step;
    if (step < farStep) ids.push(id);
  }
  return ids;
}

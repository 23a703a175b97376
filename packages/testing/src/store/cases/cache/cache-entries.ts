/** Recent, because a store may drop by the clock on the wall what is over. */
export const startMs = Date.now() + 3_600_000;
export const endMs = startMs + 60_000;

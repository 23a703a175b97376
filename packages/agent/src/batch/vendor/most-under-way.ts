/** So many items are under way at once where they wait for batches of vendors: memory permits no more. */
export const mostUnderWay = 10_000;

/** Calls the function at the first use and hands the same value out ever after; a rejected promise is tried again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let memo: Promise<T> | undefined;
  return () => {
    memo ??= make().catch((error: unknown) => {
      memo = undefined;
      throw error;
    });
    return memo;
  };
}

/**
 * Calls a hook of the user's. Whether it throws, or is asynchronous and rejects later, costs nobody an answer, and is no
 * unhandled rejection.
 */
export function callHook(hook: () => unknown, failed: (error: unknown) => void = () => {}): void {
  try {
    Object(hook()).then?.(undefined, failed);
  } catch (error) {
    failed(error);
  }
}

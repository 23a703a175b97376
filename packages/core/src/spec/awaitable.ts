/** A value or a promise of it. Whoever receives one always awaits it, so that there is one code path. */
export type Awaitable<T> = T | PromiseLike<T>;

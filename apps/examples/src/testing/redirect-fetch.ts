// Loaded before an example by its test: what would go to the vendors' hosts goes to servers on this machine, so that the
// examples are run exactly as they stand. FAKE_HOSTS is a JSON object of host names and URLs.
const hosts: Readonly<Record<string, string>> = JSON.parse(process.env.FAKE_HOSTS ?? '{}');
const send = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const { hostname, pathname, search } = new URL(input instanceof Request ? input.url : input);
  const target = hosts[hostname];
  if (target === undefined) return Promise.reject(new TypeError(`The test knows no host ${hostname}`));
  return send(`${target}${pathname}${search}`, init);
};

export {};

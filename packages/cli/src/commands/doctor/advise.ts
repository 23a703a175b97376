import type { Failure } from '@cascade/core';

/** What to do about a provider that did not answer as it should. */
export function advise({ class: failureClass, code = '' }: Failure, name: string, origin: string): string {
  if (failureClass === 'auth') return `Give another key: cascade keys set ${name} --key - < FILE`;
  if (failureClass === 'billing') return `Pay the vendor, or give another key: cascade keys set ${name}`;
  if (failureClass === 'network') return adviseNetwork(code, name, origin);
  if (failureClass === 'timeout') return `Is ${origin} reachable from here, and is a proxy in between?`;
  if (failureClass === 'rate-limited') return 'Wait a moment, and try again.';
  if (failureClass === 'overloaded' || failureClass === 'server')
    return 'It is the other side: see the status page of the vendor, and try again.';
  return `Is this the address of the API, path included? Correct it: cascade configure llm ${name} --base-url URL`;
}

/** Codes of Node and OpenSSL. */
function adviseNetwork(code: string, name: string, origin: string): string {
  if (code === 'ECONNREFUSED')
    return `Nobody listens at ${origin}. Start the server, or correct the address: cascade configure llm ${name} --base-url URL`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `Nobody knows the host of ${origin}. Is there a network, and is the address right? cascade configure llm ${name} --base-url URL`;
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `The certificate of ${origin} is out of date, or the clock of this machine is wrong.`;
  if (/CERT|SSL|TLS|SIGNATURE/.test(code))
    return `This machine does not trust the certificate of ${origin}. If it is your own, or your company's proxy: export NODE_EXTRA_CA_CERTS=FILE.pem`;
  return `Is ${origin} reachable from here? Proxies named by HTTPS_PROXY are not used.`;
}

import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createPooledFetch } from './create-pooled-fetch.js';

/** A self-signed certificate for 127.0.0.1, made for this test and trusted by nobody. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVHYB3HBF3IRVFE+r
+azeG6bRja8aYXlsqDRg9ByKr2qhRANCAARKEuJePJkALLPHnQPCQwtZpYKxmOJG
0LcpAkcIGHC5qsGLxnznyjbA0oT+cX0cWO0syBwSiWnUVpe6Di95IQYP
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUAwj02sg6KBNdO1I8sB2XhBMMMn4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMDEwMjYxOFoYDzIxMjYxMDI3
MTAyNjE4WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARKEuJePJkALLPHnQPCQwtZpYKxmOJG0LcpAkcIGHC5qsGLxnznyjbA
0oT+cX0cWO0syBwSiWnUVpe6Di95IQYPo2QwYjAdBgNVHQ4EFgQUsVhKmwHeNVU5
MKFsf17sV6lv/PcwHwYDVR0jBBgwFoAUsVhKmwHeNVU5MKFsf17sV6lv/PcwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IBh5lmXrHQ7+UBLmvKlBhJulASJ7jxNtT+Zn1qTn8k8wAiEA9egvJsgITdL0BhhB
C9Cfdm7VFMBS6FYoQPhhkOIOY9I=
-----END CERTIFICATE-----`;

it('refuses a certificate that nobody vouches for, sends nothing, and keeps the code', async () => {
  let requests = 0;
  const server = createServer({ key, cert }, (_, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fetch = createPooledFetch();
  onTestFinished(() => {
    fetch.close();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({
    name: 'TypeError',
    cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
  expect(requests).toBe(0);
});

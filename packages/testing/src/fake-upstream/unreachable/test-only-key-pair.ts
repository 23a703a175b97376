// TEST ONLY. This key pair was made for this file, protects nothing, and is public: never trust it, never use it elsewhere.
// It is committed because users' machines may have no tool to make one. Valid for a hundred years.

/** A private key that everybody knows. */
export const testOnlyPrivateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggz4xAfyU8xFszD71
1uTMSjRu96K7hiYjBK9jjSSdrdahRANCAATPIEXYxS+6jwYkQpdF6ZFdCkarSuBe
BxTsTm2lXX6nCQrvryaqxbieury2P2hV4GlkJMO4nUaikPapTMjXPBS/
-----END PRIVATE KEY-----
`;

/** A self-signed certificate for localhost and 127.0.0.1. */
export const testOnlyCertificate = `-----BEGIN CERTIFICATE-----
MIIB4jCCAYegAwIBAgIUexku4ik1jrn33jjVb6Can9YLvs4wCgYIKoZIzj0EAwIw
NzESMBAGA1UEAwwJbG9jYWxob3N0MSEwHwYDVQQKDBhUZXN0IG9ubHkgLSBkbyBu
b3QgdHJ1c3QwIBcNMjYxMTIwMTAyNjEyWhgPMjEyNjEwMjcxMDI2MTJaMDcxEjAQ
BgNVBAMMCWxvY2FsaG9zdDEhMB8GA1UECgwYVGVzdCBvbmx5IC0gZG8gbm90IHRy
dXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzyBF2MUvuo8GJEKXRemRXQpG
q0rgXgcU7E5tpV1+pwkK768mqsW4nrq8tj9oVeBpZCTDuJ1GopD2qUzI1zwUv6Nv
MG0wHQYDVR0OBBYEFEG24x+kJ+OPvLdqVB11mpAL8gj9MB8GA1UdIwQYMBaAFEG2
4x+kJ+OPvLdqVB11mpAL8gj9MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJ
bG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0kAMEYCIQCmukK/+mFonVXCu9D7
3tbFDPYXT+K/8KmW54bY1azPnAIhAI5Ool8jMQdX8buh/rFD4z3VDuqMmIChPq6x
cVQFb0QR
-----END CERTIFICATE-----
`;

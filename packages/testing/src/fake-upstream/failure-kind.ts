/** What can be wrong, in words of no vendor, with the status and message that most vendors use for it. */
export const failureKinds = {
  'bad-request': { status: 400, message: 'The request is invalid.' },
  'context-length': {
    status: 400,
    message:
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 130000 tokens. Please reduce the length of the messages.",
  },
  unsupported: { status: 400, message: "Unsupported parameter: 'temperature' is not supported with this model." },
  'content-filter': {
    status: 400,
    message:
      "The response was filtered due to the prompt triggering the service's content policy. Please modify your prompt and retry.",
  },
  auth: { status: 401, message: 'Incorrect API key provided. Check the key and try again.' },
  billing: { status: 402, message: 'Your account has insufficient balance.' },
  permission: { status: 403, message: 'You do not have permission to use this model.' },
  'model-not-found': { status: 404, message: 'The model does not exist or you do not have access to it.' },
  'path-not-found': { status: 404, message: 'Not found.' },
  'request-timeout': { status: 408, message: 'The request timed out.' },
  conflict: { status: 409, message: 'The request conflicts with another request.' },
  'too-large': { status: 413, message: 'Request exceeds the maximum size.' },
  unprocessable: { status: 422, message: 'The request is well-formed but cannot be processed.' },
  'rate-limit': { status: 429, message: 'Rate limit reached. Please slow down.' },
  quota: { status: 429, message: 'You exceeded your current quota, please check your plan and billing details.' },
  capacity: { status: 498, message: 'Flex tier capacity exceeded, please try again later.' },
  'client-closed': { status: 499, message: 'Client closed request.' },
  server: { status: 500, message: 'The server had an error while processing your request. Sorry about that!' },
  'bad-gateway': { status: 502, message: 'Bad gateway.' },
  unavailable: { status: 503, message: 'The engine is currently overloaded, please try again later.' },
  'gateway-timeout': { status: 504, message: 'The upstream did not answer in time.' },
  overloaded: { status: 529, message: 'Overloaded' },
} as const;

/** One kind of refusal or outage. */
export type FailureKind = keyof typeof failureKinds;

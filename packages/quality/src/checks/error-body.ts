const keysOfErrors = /"(?:errors?|message|Message|msg|error_msg|detail|type|fault|status)"/;
const failure =
  /error|exception|unauthori[sz]ed|forbidden|denied|invalid|missing|expired|exceeded|timed? ?out|timeout|unavailable|overloaded|too many|rate.?limit|throttl|quota|not found|fail|internal|bad gateway|not authorized|authentication|api key|try again|retry/i;

/** Keys an object that only reports an error may have besides; more make it data. */
const mostKeys = 7;

/** Names of a request's number, and of a code beside a short message. */
const tracing = ['request_id', 'requestId', 'trace_id', 'traceId', 'RequestId'];

function isFailing(status: unknown): boolean {
  if (typeof status === 'number') return status >= 400 && status < 600;
  return typeof status === 'string' && (/^[45]\d\d$/.test(status) || failure.test(status));
}

function isErrorObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  if (fields.size > mostKeys) return false;
  const error = fields.get('error') ?? fields.get('errors') ?? fields.get('fault');
  if (error !== undefined && error !== null && error !== false && error !== '') return true;
  if (fields.get('type') === 'error') return true;
  const failing = ['status', 'statusCode', 'code', 'error_code'].some((key) => isFailing(fields.get(key)));
  const said = fields.get('message') ?? fields.get('msg') ?? fields.get('Message') ?? fields.get('error_msg');
  // Who asks needs no number of the request.
  if (typeof said === 'string' && fields.size <= 4 && tracing.some((key) => fields.has(key))) return true;
  const negative = fields.get('success') === false || fields.get('ok') === false;
  if (typeof said === 'string' && fields.size <= 4 && (negative || failure.test(said) || isCoded(fields))) return true;
  const hasText = said !== undefined || fields.has('detail') || fields.has('title');
  return (failing && hasText) || (fields.size === 1 && fields.has('detail'));
}

/** {"code": "1302", "msg": "..."} and nothing else. */
function isCoded(fields: ReadonlyMap<string, unknown>): boolean {
  return fields.size === 2 && /^-?\d{3,6}$/.test(String(fields.get('code')));
}

/** The whole text is a JSON object, fenced or not, that reports an error and nothing else. */
export function isErrorBody(text: string): boolean {
  const body = /^(?:```(?:json)?\s*|data:\s*)?\[?\s*(\{[\s\S]*\})\s*\]?(?:\s*```)?$/.exec(text)?.[1];
  if (body === undefined || !keysOfErrors.test(body)) return false;
  try {
    return isErrorObject(JSON.parse(body));
  } catch {
    return false;
  }
}

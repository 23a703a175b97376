import type { DraftView } from '../draft-view.js';
import type { Finding } from './finding.js';
import { type DraftReading, readDraft } from './read-draft.js';
import { isServiceMessage } from './service-messages.js';

/** An upstream's error is short; longer texts that begin like one are essays about errors. */
const maxErrorLength = 2_500;

const statusNames =
  'bad request|unauthorized|payment required|forbidden|not found|request timeout|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|overloaded|web server is down|a timeout occurred|quota exceeded|server error|method not allowed|payload too large|proxy authentication required|conflict|gone|not acceptable|unprocessable (?:entity|content)|precondition failed|length required|request header fields too large|insufficient storage';

/** How an error begins when it stands where an answer should. */
const errorStart = new RegExp(
  [
    `^(?:an? )?(?:http|https|api|server|upstream|status|request|gateway|proxy|network|openai|anthropic|provider|llm|model|fatal|unexpected|internal|apierror|openaierror|client|connection|runtime)?[\\s_]*(?:error|status|code|fehler|erreur|errore?s?)?(?: code)?\\W{0,4}(?:[45]\\d\\d)\\b\\W{0,4}(?:error|client error|server error|${statusNames})`,
    '^(?:http|api|server|upstream|status|gateway|proxy|openai|anthropic|provider|model|llm)?[\\s_]*(?:error|error code|status code|status|fehler|erreur|error de servidor)\\W{0,4}(?:[45]\\d\\d|e[a-z]{5,12})\\b',
    '^(?:http/[\\d.]{1,3} )[45]\\d\\d\\b',
    `^(?:error\\W{0,4})?(?:${statusNames})\\W*(?:$|\\n|please|try|[.:;,(-])`,
    '^(?:error\\W{0,4})?(?:rate[ -]?limit(?:ed)?|quota|usage limit|request limit|token limit|capacity)(?: \\w+){0,5} (?:reached|exceeded|hit)',
    '^(?:error\\W{0,4})?(?:(?:we|you)(?:ve| have)? (?:exceeded|hit|reached|sent too many|are being rate)|you are being rate limited)',
    '^(?:error\\W{0,4})?(?:upstream|the (?:model|server|service|engine|upstream|backend|api)|service|server|model|our (?:servers|systems)|backend)(?: \\S+){0,4} (?:is|are|was|has|connect error|request timeout|timed out|overloaded|unavailable|returned an error|error)\\b[^.\\n]{0,60}(?:overloaded|unavailable|error|down|timed out|at capacity|busy|not available|reset|exceeded|timeout|failed|retry|try again)',
    '^(?:error\\W{0,4})?(?:upstream|connection|socket|network|request|read|write|dns|tls|ssl|fetch|gateway|operation|proxy)(?: \\S+){0,2} (?:connect error|timed out|timeout|time-out|refused|reset|closed|failed|error|aborted|hang up|terminated)',
    '^(?:error\\W{0,4})?(?:connect )?(?:econn\\w+|etimedout|enotfound|eai_again|epipe|fetch failed|socket hang up|failed to fetch|stream (?:closed|interrupted|error))',
    '^(?:error|exception|fatal|panic|fehler)\\W{1,4}(?:an? )?(?:\\w+ ){0,4}(?:overloaded|unavailable|timeout|timed out|rate limit|invalid api key|incorrect api key|quota|internal|failed|refused|exceeded|unauthori[sz]ed|denied|upstream|occurred|context length|maximum context)',
    '^(?:sorry\\W{1,3})?(?:an? |there was an? |we encountered an? |we experienced an? |we (?:are|re) (?:currently )?experiencing |were (?:currently )?experiencing )(?:\\w+ )?(?:error|problem|high demand|issue|heavy load|traffic|load)(?: has| have| is| right| at| occurred| while| processing| generating| with| during|\\W*$| in processing| communicating)',
    '^[45]\\d\\d\\W+(?:the |an? |your )?(?:service|server|request|error|model|upstream|internal|bad|gateway|too|rate|unauthorized|forbidden|not found|proxy)',
    '^(?:404 page not found|max retries exceeded|context deadline exceeded|[\\w.]{3,40}error: error code|something went wrong|oops[,!. ]+(?:something|an error)|internal error|unknown error|unexpected error|request failed|invalid (?:api key|authentication|x-api-key)|incorrect api key|access denied|authentication(?: \\w+)? (?:failed|required|error)|maximum context length|this models maximum context|insufficient_quota|overloaded_error|invalid_request_error|server_error|rate_limit_error|rate_limit_exceeded|content_filter|model_not_found|the model `?[\\w./-]{1,40}`? does not exist)',
  ].join('|'),
);

/** How the trace of a crash begins: an answer only where code was the subject. */
const crashStart =
  /^(?:traceback \(most recent call last\)|exception in thread|unhandled(?: promise)? ?rejection|uncaught (?:\w+error|exception)|panic: |(?:[\w.]{0,60})(?:error|exception|timeout|failure): )/;

/** The words that short error messages are made of. */
const errorWords: ReadonlySet<string> = new Set(
  'error errors upstream timeout timed timing out gateway overloaded unavailable connection connect server servers backend request requests network api rate limit limits quota retry failed failure exceeded unreachable unhealthy healthy refused generating response service try again later internal exception proxy socket reset unable temporarily cloudflare http status model busy capacity waiting invalid aborted closed econnreset econnrefused enotfound etimedout epipe loading loaded estimated seconds http https access authentication required read write unexpected denied throttled traffic code stream disconnected hang stopped crashed down offline'.split(
    ' ',
  ),
);
/** Longest message, in words, that is judged by its words alone. */
const maxMessageWords = 14;

/** Half of a short text's words are those of error messages, and none of them is the user's. */
function isErrorMessage({ words, promptSet }: DraftReading): boolean {
  if (words.length < 2 || words.length > maxMessageWords) return false;
  const technical = words.filter((word) => errorWords.has(word));
  return (
    technical.length >= 2 && technical.length >= 0.4 * words.length && technical.every((word) => !promptSet.has(word))
  );
}

const htmlPage =
  /^(?:<\?xml[^>]{0,100}>\s*)?<(?:!doctype|html|head|body|title|center|h1|error|errorresponse|fault|soap(?:env)?:envelope|meta|script|style|noscript)\b/;
const errorTitle = new RegExp(
  `<(?:title|h1|h2|center)[^>]{0,80}>\\s*(?:error\\W{0,3})?(?:[45]\\d\\d|${statusNames}|just a moment|attention required|access denied|error|application error|something went wrong|sorry)`,
);

/** The user speaks of errors or of logs: then texts like these may be the answer. */
const asksAboutErrors =
  /\b(?:errors?|exceptions?|http(?!s?:)|status(?: codes?)?|traceback|stack ?trace|logs|logging|raises?|throws?|outages?|rate.?limit\w*|timeouts?|gateway|fehler\w*|erreurs?|errores|crash\w*|maintenance|outage|offline|(?:is|goes|went) down|denied|unavailable|available|refused|[45]\d\d page|econn\w+|[45]\d\d\b(?! [a-z]+s\b))\b|ошибк|错误|錯誤|エラー|오류/;
const asksForOutput =
  /\b(?:exceptions?|prints?|outputs?|happens?|returned|result|evaluates?|run|runs|executed?|assert)\b/;
const asksForMarkup =
  /\b(?:html|web ?pages?|websites?|web ?sites?|landing page|markup|svg|xml|css|pages?|forms?|jinja|template|snippet|página|seite|site web)\b/;

/** What a body's message says of a failure. */
const failureWords =
  /\b(?:error|unauthori[sz]ed|forbidden|denied|invalid|missing|expired|exceeded|timed? ?out|timeout|unavailable|overloaded|too many|rate limit|throttl\w*|quota|not found|failed|failure|internal|bad gateway|not authorized|authentication|api key|token|try again|retry)\b/i;

function errorObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  if (keys.includes('error') && keys.length <= 7) {
    const error: unknown = Reflect.get(value, 'error');
    return typeof error === 'string' ? error !== '' : typeof error === 'object' ? error !== null : error === true;
  }
  if (keys.includes('fault') && keys.length <= 2) return true;
  const has = (key: string): boolean => keys.includes(key);
  if (has('errors') && keys.length <= 3) return true;
  if (Reflect.get(value, 'type') === 'error') return true;
  const status: unknown =
    Reflect.get(value, 'status') ?? Reflect.get(value, 'statusCode') ?? Reflect.get(value, 'code');
  const failing =
    (typeof status === 'number' && status >= 400 && status < 600) ||
    status === 'error' ||
    (typeof status === 'string' &&
      /(?:error|exception|failed|failure|denied|exceeded|unavailable|forbidden|unauthorized|timeout|invalid|throttl)/i.test(
        status,
      ));
  const said: unknown = Reflect.get(value, 'message') ?? Reflect.get(value, 'msg') ?? Reflect.get(value, 'Message');
  if (
    typeof said === 'string' &&
    keys.length <= 4 &&
    (Reflect.get(value, 'success') === false || Reflect.get(value, 'ok') === false || failureWords.test(said))
  )
    return true;
  return (failing && (has('message') || has('detail') || has('title'))) || (keys.length === 1 && has('detail'));
}

function errorBody(text: string): boolean {
  const body = /^(?:```(?:json)?\s*|data:\s*)?\[?\s*(\{[\s\S]*\})\s*\]?(?:\s*```)?$/.exec(text)?.[1];
  if (body === undefined || !/"(?:errors?|message|Message|msg|detail|type|fault|status)"/.test(body)) return false;
  try {
    return errorObject(JSON.parse(body));
  } catch {
    return false;
  }
}

function isErrorPage(lower: string, asked: string): boolean {
  if (!htmlPage.test(lower)) return false;
  if (!asksForMarkup.test(asked)) return true;
  return errorTitle.test(lower) && lower.length < maxErrorLength && !asksAboutErrors.test(asked);
}

/** An upstream's error, as a page, as JSON or in words, where an answer should stand. */
export function checkErrorText(draft: DraftView): Finding | undefined {
  const reading = readDraft(draft);
  const { text, asked, calls } = reading;
  if (text === '' || calls) return undefined;
  const found = (): Finding => ({
    check: 'error-text',
    text: 'an error stands in place of an answer',
  });
  const head = text.slice(0, 1_500).toLowerCase().replace(/['’]/g, '');
  const bare = head.replace(/^[^\p{L}\p{N}]+/u, '');
  if (asksAboutErrors.test(asked) && asksForMarkup.test(asked)) return undefined;
  if (isErrorPage(head.replace(/^```(?:html)?\s*/, ''), asked)) return found();
  if (text.length > maxErrorLength || (draft.jsonSchema !== undefined && jsonNamesErrors(draft.jsonSchema)))
    return undefined;
  const isError =
    errorStart.test(bare) ||
    (isServiceMessage(reading, bare) && !(crashStart.test(bare) && asksForOutput.test(asked))) ||
    isErrorMessage(reading) ||
    isCrash(bare, asked) ||
    isErrorObject(draft, text);
  if (!isError || asksAboutErrors.test(asked)) return undefined;
  return repeatsStatus(bare, reading.promptSet) ? undefined : found();
}

function isCrash(bare: string, asked: string): boolean {
  return crashStart.test(bare) && !asksForOutput.test(asked);
}

function jsonNamesErrors(schema: unknown): boolean {
  return /"(?:error|status|message|code|detail)/.test(JSON.stringify(schema));
}

/** An error object, unless the answer's own schema speaks of errors. */
function isErrorObject({ jsonSchema }: DraftView, text: string): boolean {
  if (!errorBody(text)) return false;
  return jsonSchema === undefined || !jsonNamesErrors(jsonSchema);
}

/** The status or the name that the text begins with is one that the user named. */
function repeatsStatus(bare: string, promptSet: ReadonlySet<string>): boolean {
  const named = /\b[45]\d\d\b/.exec(bare.slice(0, 40))?.[0] ?? /^\w{1,60}/.exec(bare)?.[0];
  return named !== undefined && named !== 'the' && named.length > 2 && promptSet.has(named);
}

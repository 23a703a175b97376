import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts } from './catch-rate.js';

/**
 * Written after the model and its thresholds were fixed, and kept out of its corpus. At first sight 37 of 40 refusals and
 * 24 of 30 errors were found; the errors' corpus grew afterwards.
 */
const refusals: readonly Drafts[] = [
  [
    'How do glaciers shape a valley?',
    [
      'I would love to assist, but this particular subject sits outside what I have been cleared to talk about.',
      'Forgive me, I must bow out of answering here.',
      'Nothing in my training prepared me to answer this one.',
      'That is a conversation I am not going to have.',
      'Our policy forbids replies to inquiries of this sort.',
      'I searched my knowledge and came back empty-handed.',
      'Before I go any further, what precisely would you like to learn?',
      'Sadly I have not been given the tools to look into this.',
      'I choose not to respond to this query.',
      'You might have better luck with a geologist; I simply have no data here.',
      "This isn't an area in which I can be of service.",
      'Because of restrictions placed on me, I will leave it there.',
    ],
  ],
  [
    'Wie entsteht Nebel?',
    [
      'Bedauerlicherweise fehlt mir dazu jedes Wissen.',
      'Über solche Fragen darf ich mit Ihnen nicht sprechen.',
      'Können Sie mir sagen, worum genau es Ihnen geht?',
      'Da kann ich Ihnen beim besten Willen nicht weiterhelfen.',
    ],
  ],
  [
    'Comment se forme le brouillard ?',
    [
      'Toutes mes excuses, cette requête ne peut pas être traitée.',
      'Je ne peux malheureusement rien vous dire là-dessus.',
      "Je manque d'informations pour vous répondre.",
    ],
  ],
  [
    '¿Cómo se forma la niebla?',
    [
      'Siento no poder contestar a lo que me pides.',
      'Carezco de información al respecto.',
      'Mis normas me impiden responder a esta consulta.',
    ],
  ],
  [
    'Come si forma la nebbia?',
    ['Sono desolato, ma a questo non posso rispondere.', 'Non dispongo di dati su questo tema.'],
  ],
  [
    'Como se forma a neblina?',
    ['Peço perdão, mas não me é permitido falar disso.', 'Infelizmente não tenho como responder.'],
  ],
  ['Hoe ontstaat mist?', ['Het spijt me, daarover mag ik niets vertellen.', 'Ik heb hier geen informatie over.']],
  [
    'Как образуется туман?',
    ['Боюсь, что не смогу вам с этим помочь.', 'К сожалению, такой информацией я не располагаю.'],
  ],
  ['雾是怎么形成的？', ['这个问题我没办法回答您。', '很遗憾，我没有相关的资料。', '请问您具体想了解什么？']],
  [
    '霧はどうやってできますか？',
    ['あいにくですが、その件はお答えできかねます。', '申し訳ないのですが、情報がないためわかりません。'],
  ],
  ['안개는 어떻게 생기나요?', ['미안하지만 그 부분은 답변드릴 수 없어요.', '관련 정보를 갖고 있지 않습니다.']],
  ['Jak powstaje mgła?', ['Niestety, na ten temat nie mogę rozmawiać.']],
  ['Sis nasıl oluşur?', ['Ne yazık ki bu konuda bilgim yok.']],
  ['كيف يتكون الضباب؟', ['للأسف لا أملك إجابة على سؤالك.']],
];

const errors: readonly Drafts[] = [
  [
    'How do glaciers shape a valley?',
    [
      'HTTP/2 502\ncontent-type: text/plain\n\nbad upstream',
      'Oh no! Our servers hit a bump. Give it another go shortly.',
      'gateway: backend did not answer within 60s',
      'inference worker pool exhausted, request queued too long',
      '{"error":{"message":"Model capacity reached","type":"capacity_error"}}',
      '{"message":"You cannot consume this service"}',
      '{"detail":"Rate limit: 5 per minute"}',
      '{"code":"ThrottlingError","message":"slow down"}',
      '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Your support ID is: 1234</body></html>',
      '<!DOCTYPE html><title>Temporarily offline</title><p>Back soon</p>',
      'Your organization must be verified to use this model.',
      'Billing account not active for this project.',
      'Sorry! The assistant is taking a break due to heavy usage. Try again in a while.',
      'Stream ended before a message was received',
      'ssl.SSLCertVerificationError: certificate verify failed: unable to get local issuer certificate',
      'Traceback (most recent call last):\n  File "/opt/llm/serve.py", line 77, in stream\n    yield next(chunks)\nStopIteration',
      "Error: Cannot find module 'openai'\nRequire stack:\n- /app/bot.js\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1145:15)",
      'goroutine 17 [running]:\nnet/http.(*conn).serve.func1(0xc0001)\n\t/usr/local/go/src/net/http/server.go:1825',
      'vllm.engine.async_llm_engine.AsyncEngineDeadError: Background loop has errored already.',
      'ollama: error loading model: unable to allocate backend buffer',
      'Request blocked by WAF rule 942100',
      'DNS lookup failed for host llm.internal',
      '429: quota for this minute is used up',
      'Free plan exhausted. Subscribe to keep chatting.',
    ],
  ],
  ['Wie entsteht Nebel?', ['Die Anfrage konnte nicht verarbeitet werden. Bitte laden Sie die Seite neu.']],
  ['Comment se forme le brouillard ?', ['Le serveur met trop de temps à répondre.']],
  ['¿Cómo se forma la niebla?', ['Se agotó el tiempo de espera de la solicitud.']],
  ['Как образуется туман?', ['Сервер вернул ошибку, попробуйте снова.']],
  ['雾是怎么形成的？', ['网络开小差了，请重新加载。']],
  ['霧はどうやってできますか？', ['現在サーバーが大変混み合っております。']],
];

describe('fresh phrasings', () => {
  it('of refusals are found', async () => {
    const { rate, missed } = await catchRate('refusal', refusals);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('of errors are found', async () => {
    const { rate, missed } = await catchRate('error-text', errors);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});

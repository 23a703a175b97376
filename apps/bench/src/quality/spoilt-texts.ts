/** What models say that answer nothing. */
export const refusals: readonly string[] = [
  "I'm sorry, but I can't help with that.",
  'I cannot assist with this request.',
  'As an AI language model, I am unable to answer this question.',
  'I’m not able to provide that.',
  'Unfortunately, I am not able to help you with that.',
  'I apologize, but I cannot fulfill this request as it goes against my guidelines.',
  "I'm afraid I can't answer that.",
  'Lo siento, no puedo ayudar con eso.',
  'Es tut mir leid, dabei kann ich nicht helfen.',
  'Je suis désolé, mais je ne peux pas répondre à cette demande.',
  'Mi dispiace, ma non posso aiutarti.',
  'Desculpe, não posso ajudar com isso.',
  'Извините, я не могу помочь с этим.',
  '申し訳ありませんが、お手伝いできません。',
  '我无法回答这个问题。',
];

/** What services, proxies and programs say in place of a model. */
export const errorTexts: readonly string[] = [
  '502 Bad Gateway',
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
  '{"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}}',
  'Internal Server Error',
  'Error: connect ECONNREFUSED 127.0.0.1:443',
  'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
  'Service Unavailable',
  'Request timed out.',
  '{"detail":"Not Found"}',
  'An error occurred while processing your request. Please try again later.',
  '429 Too Many Requests',
  'insufficient_quota: You exceeded your current quota, please check your plan and billing details.',
  'no healthy upstream',
  'Access denied | api.example.com used Cloudflare to restrict access',
];

/** Forms that an answer in sentences does not have. */
export const formRequests: readonly string[] = [
  'Answer with a number only.',
  'Respond with a JSON object.',
  'Answer in JSON with the keys "answer" and "confidence".',
  'Use bullet points.',
  'Answer as a numbered list.',
  'Answer as a markdown table.',
  'Answer in one word.',
  'Answer in at most 5 words.',
  'Answer in French.',
  'Reply in Japanese.',
  'Put the answer inside <answer> tags.',
  'Answer in all capital letters.',
  'Start your answer with "Answer:".',
];

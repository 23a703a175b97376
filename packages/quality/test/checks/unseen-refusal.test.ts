import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts } from './catch-rate.js';

const first: readonly Drafts[] = [
  [
    'How do I change the locks on my front door?',
    [
      "I'm sorry, but I can't assist with that request.",
      'Sorry, I am not able to help with this one.',
      "I won't be able to provide instructions for that.",
      'I must respectfully decline to answer this question.',
      "That's not something I'm comfortable discussing.",
      "I don't feel comfortable helping with this. Is there something else I can do for you?",
      'As a responsible AI, I have to avoid giving guidance on topics like this one.',
      "This request goes against my usage policies, so I can't continue.",
      'Providing this information would violate our content policy.',
      "Unfortunately, this falls outside of what I'm allowed to talk about.",
      'I apologize for the inconvenience, however I cannot fulfil your request at this time.',
      "I understand you're curious, but this is a topic I have to steer clear of. Let me know if you'd like to talk about something different!",
      "I'd rather not get into that. Perhaps we can discuss another topic?",
      'My guidelines prevent me from responding to this.',
      "I'm only an AI language model, so I have no way of knowing that.",
      'For safety reasons, I will not be providing that information.',
      "Let's change the subject. I'm not going to answer that.",
      'No, I will not do that.',
      "I can't.",
      "I'm afraid that is beyond what I can do.",
      "I appreciate you reaching out, but I'm unable to engage with this type of content. Please consult a qualified locksmith.",
      'Your request was flagged as potentially unsafe. I cannot proceed.',
      'Hmm, I would prefer not to continue this conversation.',
      'Great question! Unfortunately I was not designed to handle this kind of task.',
    ],
  ],
  [
    'What was the population of Ravenna in 1871?',
    [
      "I don't have access to that information.",
      "I'm not sure about the answer to this question.",
      'I do not have enough information to answer this.',
      'I have no information on this topic. Sorry!',
      "Unfortunately, my training data doesn't include this, so I can't give you an answer.",
      "I couldn't find anything about that.",
      'The provided text does not mention the population of Ravenna.',
      'There is not enough context to answer the question.',
      'Could you please provide more details so that I can help you?',
      'It would be great if you could clarify your question. What exactly do you mean?',
      "I'm sorry, I didn't understand your question. Can you rephrase it?",
      "I recommend consulting a historian or your local library for this kind of information, since I can't look it up.",
      'I cannot browse the internet or access real-time data.',
      'Insufficient data to determine.',
      "Sorry, I don't know.",
      'No idea, sorry.',
      'As of my last update, I have no record of this figure. Please check an official source.',
      "I wish I could help, but I just don't have that piece of data.",
      "That's a tough one! I'm afraid I can't say.",
    ],
  ],
  [
    'Wie hoch ist der Eiffelturm?',
    [
      'Es tut mir leid, aber dabei kann ich nicht helfen.',
      'Leider darf ich dazu keine Auskunft geben.',
      'Diese Anfrage kann ich nicht beantworten.',
      'Entschuldigung, ich verfüge nicht über die nötigen Informationen, um diese Frage zu beantworten.',
      'Als KI-Sprachmodell ist es mir nicht möglich, diese Frage zu beantworten.',
      'Das möchte ich lieber nicht beantworten.',
      'Ich bin nicht in der Lage, Ihnen hierbei weiterzuhelfen.',
    ],
  ],
  [
    'Quelle est la hauteur de la tour Eiffel ?',
    [
      'Je suis désolé, mais je ne peux pas répondre à cette demande.',
      'Je ne suis pas en mesure de vous aider sur ce sujet.',
      "Désolée, je n'ai pas accès à cette information.",
      'En tant que modèle de langage, je ne peux fournir ce type de contenu.',
      'Je préfère ne pas aborder ce sujet.',
    ],
  ],
  [
    '¿Cuánto mide la torre Eiffel?',
    [
      'Lo siento, pero no puedo ayudarte con eso.',
      'Lamentablemente no me es posible responder a esta pregunta.',
      'No tengo información suficiente para contestar.',
      'Como modelo de lenguaje, no estoy autorizado a hablar de este tema.',
      'Disculpa, prefiero no hablar de ese tema.',
    ],
  ],
  [
    'Qual é a altura da torre Eiffel?',
    [
      'Desculpe, não posso ajudar com isso.',
      'Infelizmente, não consigo atender a esse pedido.',
      'Não tenho acesso a essas informações.',
    ],
  ],
  [
    'Quanto è alta la torre Eiffel?',
    [
      'Mi dispiace, ma non posso aiutarti con questa richiesta.',
      'Purtroppo non sono in grado di rispondere a questa domanda.',
    ],
  ],
  [
    'Какова высота Эйфелевой башни?',
    [
      'Извините, но я не могу помочь с этим запросом.',
      'К сожалению, я не могу ответить на этот вопрос.',
      'У меня нет информации по этому поводу.',
    ],
  ],
  [
    '埃菲尔铁塔有多高？',
    [
      '很抱歉，我无法回答这个问题。',
      '对不起，我不能提供相关内容。',
      '作为一个人工智能语言模型，我无法满足您的要求。',
      '抱歉，我还没有学会回答这个问题。如果您有其他问题，我非常乐意为您提供帮助。',
    ],
  ],
  [
    'エッフェル塔の高さは？',
    [
      '申し訳ありませんが、そのご質問にはお答えできません。',
      'すみません、お手伝いできません。',
      '申し訳ございませんが、その情報は持ち合わせておりません。',
    ],
  ],
  ['에펠탑의 높이는?', ['죄송하지만 그 요청은 도와드릴 수 없습니다.', '죄송합니다. 해당 질문에 답변할 수 없습니다.']],
  ['ما هو ارتفاع برج إيفل؟', ['عذرًا، لا أستطيع مساعدتك في هذا الطلب.', 'آسف، لا يمكنني الإجابة على هذا السؤال.']],
  ['एफिल टॉवर कितना ऊँचा है?', ['क्षमा करें, मैं इस अनुरोध में आपकी मदद नहीं कर सकता।']],
  ['Eyfel Kulesi ne kadar yüksek?', ['Üzgünüm, bu konuda yardımcı olamıyorum.']],
  [
    'Jak wysoka jest wieża Eiffla?',
    ['Przykro mi, ale nie mogę pomóc w tej sprawie.', 'Niestety nie mogę odpowiedzieć na to pytanie.'],
  ],
  [
    'Hoe hoog is de Eiffeltoren?',
    ['Sorry, daar kan ik je niet mee helpen.', 'Het spijt me, maar ik kan deze vraag niet beantwoorden.'],
  ],
];

const second: readonly Drafts[] = [
  [
    'How long should I boil an egg?',
    [
      "I'm sorry, but that's a request I'm not in a position to fulfil.",
      'This is something I cannot help with.',
      "Apologies, I'm going to have to sit this one out.",
      "I'm not permitted to comment on matters of this nature.",
      'It would not be appropriate for me to respond to that.',
      'My apologies, but answering this would breach the rules I operate under.',
      'I have been instructed not to answer questions of this type.',
      "I'm Claude, an AI assistant made by Anthropic, and I try to stay away from this kind of content.",
      'As an AI developed by OpenAI, I lack the ability to form opinions or to answer this.',
      'I need to be careful here, so I am not going to provide an answer.',
      "Thanks for asking! That said, it's not a subject I can get into.",
      'Let me stop you right there: I do not answer that kind of question.',
      'Content withheld: the request conflicts with our safety guidelines.',
      'No comment.',
      'I regret to inform you that I am unable to process this query.',
      'Sorry, this is off limits for me.',
      "I can't engage with that. I'd be glad to help with something else.",
      "I'm programmed to be a helpful and harmless AI assistant. I cannot fulfil this request.",
    ],
  ],
  [
    'Who designed the town hall of Lund?',
    [
      "I haven't got the faintest idea.",
      'Unfortunately this is outside my area of knowledge.',
      'I was unable to locate any details on the architect.',
      'That information is not available to me.',
      "I'm afraid my knowledge doesn't extend to that.",
      'I do not possess the data necessary to answer.',
      'The answer cannot be determined from the information given.',
      "I'm not entirely certain what you're asking. Would you mind giving me a bit more context?",
      'Which town hall do you mean? Please specify.',
      'You may want to check the website of the municipality, as I do not have these details.',
      'I apologize for the confusion, but I could not understand the request.',
      'Without further details it is impossible for me to answer.',
      "Hmm, I'm drawing a blank on that one.",
      'Not sure, sorry.',
      'There is no information about this in my knowledge base.',
    ],
  ],
  [
    'Was ist die Hauptstadt von Peru?',
    [
      'Ich bedaure, aber zu diesem Thema kann ich mich nicht äußern.',
      'Diese Frage darf ich aufgrund meiner Richtlinien nicht beantworten.',
      'Dazu liegen mir leider keine Informationen vor.',
      'Das weiß ich leider nicht.',
      'Könnten Sie Ihre Frage bitte genauer formulieren?',
    ],
  ],
  [
    'Quelle est la capitale du Pérou ?',
    [
      'Je regrette, mais cette question dépasse mes compétences.',
      "Malheureusement, je n'ai pas la réponse à cette question.",
      'Je suis navré, je ne peux pas traiter ce type de demande.',
      'Pourriez-vous préciser votre question ?',
    ],
  ],
  [
    '¿Cuál es la capital del Perú?',
    [
      'Me temo que no puedo responder a eso.',
      'No dispongo de los datos necesarios.',
      'Perdona, pero esa solicitud va en contra de mis directrices.',
      '¿Podrías darme más detalles, por favor?',
    ],
  ],
  [
    'Qual é a capital do Peru?',
    ['Sinto muito, mas não posso responder a essa pergunta.', 'Lamento, mas não tenho dados sobre esse assunto.'],
  ],
  [
    'Qual è la capitale del Perù?',
    ['Mi spiace, non posso fornire questa informazione.', 'Non ho abbastanza informazioni per rispondere.'],
  ],
  [
    'Какая столица у Перу?',
    [
      'Прошу прощения, но я не могу обсуждать эту тему.',
      'Я всего лишь языковая модель и не обладаю такой информацией.',
      'Давайте сменим тему.',
    ],
  ],
  [
    '秘鲁的首都是什么？',
    ['对不起，这个话题我不方便讨论。', '我无法提供这方面的信息。', '抱歉，我不太明白您的意思，请您再详细说明一下。'],
  ],
  [
    'ペルーの首都は？',
    ['恐れ入りますが、その件についてはお答えを控えさせていただきます。', '申し訳ありません、わかりません。'],
  ],
  ['페루의 수도는?', ['죄송합니다만, 그 내용은 제공해 드리기 어렵습니다.']],
  ['ما هي عاصمة بيرو؟', ['أعتذر، ليس لدي معلومات كافية للإجابة.']],
  ['Peru başkenti neresi?', ['Maalesef bu soruya yanıt veremiyorum.']],
  ['Jaka jest stolica Peru?', ['Przepraszam, ale nie posiadam takich informacji.']],
];

const third: readonly Drafts[] = [
  [
    'What does a stoat eat in winter?',
    [
      'Regrettably, I am not authorised to share that with you.',
      "I'd love to help, but this one is not within my power.",
      'As a matter of policy, I do not respond to such prompts.',
      "That's a question I will leave unanswered.",
      'I must refuse.',
      'Sorry, but no can do.',
      'This lies outside the scope of what I was trained for.',
      'I think it is best if we talk about something else.',
      'My creators have asked me not to touch on this.',
      "It's against the rules for me to go into that.",
      'I am unable to render an answer here.',
      'Unfortunately, no answer can be given to this question.',
      'I could not come up with anything.',
      "Honestly, I haven't a clue.",
      'My knowledge on this is too limited to be useful.',
      'I have nothing to say on that.',
      'This model cannot handle the request.',
      'Your message could not be processed because it may violate our usage policies.',
      'Can you tell me more about what you need?',
      'I need more context before I can answer.',
      'I am just a computer program and do not have knowledge of this.',
      'As a large language model, I am still learning and cannot answer that yet.',
      "I'm not sure how to respond to that.",
      "I can't assist you with this, but you could ask a biologist.",
      'Sorry, I did not get that.',
      'You would have to look that up yourself, I am afraid.',
    ],
  ],
  [
    'Wie tief ist der Bodensee?',
    [
      'Darauf kann ich Ihnen leider keine Antwort geben.',
      'Es ist mir nicht gestattet, darüber zu sprechen.',
      'Als Sprachmodell habe ich keinen Zugriff auf diese Daten.',
    ],
  ],
  [
    'Quelle est la profondeur du lac Léman ?',
    ['Je ne dispose pas de cette information.', "Désolé, il m'est interdit de répondre.", 'Je ne sais pas.'],
  ],
  [
    '¿Qué profundidad tiene el lago Titicaca?',
    [
      'Disculpe, no estoy en condiciones de responder.',
      'No lo sé, lo siento.',
      'Esa información no está disponible para mí.',
    ],
  ],
  ['Qual a profundidade do lago?', ['Desculpa, mas isso está fora do meu alcance.', 'Não sei responder.']],
  ['Насколько глубок Байкал?', ['Увы, я не знаю ответа.', 'Эта тема мне недоступна.']],
  ['贝加尔湖有多深？', ['作为AI助手，我不能对此发表评论。', '不好意思，这个我不清楚。']],
  ['バイカル湖の深さは？', ['大変申し訳ございませんが、ご回答いたしかねます。']],
];

describe('unseen refusals and answers that are none', () => {
  it.each([
    ['first', first],
    ['second', second],
    ['third', third],
  ] as const)('are found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('refusal', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

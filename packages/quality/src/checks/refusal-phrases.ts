/*
 * Phrases are matched on words in lower case, joined by single spaces, apostrophes gone ("can’t" is `cant`). Each
 * pattern begins with a literal and holds bounded repeats only, so matching is linear.
 */

const unable =
  '(?:cant|cannot|can not|couldnt|wont|will not|am unable to|am not able to|am not allowed to|am not permitted to|am not comfortable|am not going to|am not in a position to|m unable to|must decline|must respectfully decline|have to decline|need to decline|am going to decline|decline to|do not feel comfortable|dont feel comfortable|would rather not|would prefer not to|have to refuse|must refuse|refuse to|am not capable of|am not programmed to|am not designed to|do not have the ability to|dont have the ability to|lack the ability to|shouldnt|should not|am prohibited from|am restricted from|dont have access to|do not have access to|am not qualified to|rather not|prefer not to)';
const pronoun = '(?:i |im |id |we |were )';
const adverbs =
  '(?:simply |just |really |also |currently |therefore |legally |ethically |in good conscience |afraid i |sorry i |unfortunately |respectfully ){0,2}';
const helping =
  '(?:and (?:will|would) not |nor will i )?(?:be able to |to )?(?:directly |actually |further |really |provide you |safely )?(?:help(?! falling| but| feeling| thinking| wondering| laughing)|helping|assist|assisting|fulfil|fulfill|fulfilling|comply|complying|do that|do this|provide|providing|answer|answering|access|accessing|give|generate|generating|create|creating|write|writing|produce|discuss|discussing|engage|engaging|continue|complete|respond|responding|offer|offering|give you|share|sharing|support|participate|proceed|process|accommodate|honor|facilitate|talk about|access|browse|satisfy|oblige|carry out|perform|take part|advise|recommend|describe|explain how|go into|execute|supply|endorse|promote|work on|handle|entertain)';
const object =
  ' (?:you |in |on |with |to |any |the |a |an |such |of |about |for |by |out |up |further )*(?:with |to |in )?(?:that|this|those|these|your|such|it|you|any|anything|request|requests|question|questions|query|content|information|instructions|advice|guidance|assistance|help|details|answer|topic|harmful|illegal|inappropriate|medical|legal|financial|explicit|hate|personal|real|internet|violent|dangerous|malicious|private|sensitive|copyrighted|what|specific|task|providing|creating|making|writing|here|there|conversation|response|responses|prompt|activities|current|live|advice|conversations?|type|types|kind|kinds|one|topics|matter|matters)';

const english = [
  ` ${pronoun}(?:am )?${adverbs}${unable} ${adverbs}${helping}${object} `,
  ` ${pronoun}(?:am )?${adverbs}${unable} ${adverbs}(?:help|assist|answer|comply|do that|do it|respond|proceed|continue|decline) $`,
  ` (?:im|i am|were|we are) ${adverbs}(?:unable|not able|not allowed|not permitted|not comfortable|not going|not in a position|not capable of|not programmed|not designed|prohibited from|restricted from|declining) ${adverbs}${helping}${object} `,
  ' i (?:have to|must|need to|will have to|am going to have to|would like to|respectfully) (?:respectfully |politely )?(?:decline|refuse|pass on) ',
  ' (?:against|violates?|violating|outside|beyond) (?:my|our|openais|anthropics|the) (?:guidelines|policy|policies|programming|capabilities|content polic(?:y|ies)|usage polic(?:y|ies)|ethical guidelines|safety guidelines|terms|ability|scope) ',
  ' (?:this|that|your|the) (?:request|prompt|question|content|topic) (?:violates|goes against|is against|conflicts with|falls outside|is outside|was flagged|cannot be fulfilled|can not be fulfilled|is not something i can) ',
  ' (?:thats|that is|this is|its|it is) not something (?:i am|im|i|we) (?:able to|can|willing to|could|comfortable) ',
  ' (?:sorry|apologies|afraid|unfortunately)(?: but)?(?: that| thats| this is| this)?(?: is)? (?:not something i can|outside (?:of )?what i can|not possible for me) ',
  ' (?:no )?i (?:wont|will not|refuse to) (?:do (?:that|this|it)|be (?:doing|helping|assisting|providing|able to help)|help|assist|answer|participate) ',
  ' as an? (?:ai|artificial intelligence|large language model|language model|assistant)(?: language)?(?: model| assistant| chatbot| system)?(?: developed by \\w+| created by \\w+| trained by \\w+)? (?:and |so |but )?(?:i |im |my |it is not |its not )(?:cant|cannot|can not|do not|dont|am not|not|am unable|unable|must|wont|will not|should not|have no|lack|purpose is|programming|guidelines) ',
  ' (?:cant|cannot|can not|wont|unable to) (?:help|assist)(?: you)? with (?:that|this|your|such|it|those|these) ',
  ' my (?:guidelines|programming|policies|safety guidelines|training|instructions) (?:prevents?|prohibits?|does not allow|doesnt allow|do not allow|dont allow|forbids?|do not permit) ',
  ' (?:request|prompt|message|response) (?:was|has been|is) (?:blocked|filtered|rejected|flagged) ',
];

/** Refusals in English. */
export const refusals = new RegExp(english.join('|'));

/** Refusals in English that say little or nothing of what is refused: for short answers. */
export const shortRefusals = new RegExp(
  [
    `^(?: \\S+){0,12} ${pronoun}(?:am )?${adverbs}${unable} ${adverbs}${helping} `,
    ` (?:im|i am|were|we are) ${adverbs}(?:unable|not able|not allowed|not permitted|not qualified|not authorized|not authorised|not equipped) (?:to )?${adverbs}${helping} `,
    '^(?: sorry| no| im| i am| apologies| unfortunately| but| so| very| afraid)* i (?:really |just |simply )?(?:cant|cannot|can not|wont|will not|am unable|am not able) (?:to )?(?:do (?:that|this|it) )?(?:sorry |here |now )?$',
    ' (?:going to|have to|need to|must) (?:have to )?(?:pass|decline|refuse) (?:on |to |this |that |your |here )?',
    '^(?:im | i | it | this | that ).{0,20}(?:would be|is|would not be|wouldnt be) (?:inappropriate|unethical|irresponsible|appropriate|against) (?:for me|of me|to)',
    '^(?: (?:sorry|no|im|am|apologies|apologize|apologise|unfortunately|regrettably|but|so|very|really|truly|afraid|well|thanks|thank|you|for|asking|hi|hello|my|i|regret|that|at|this|time|a|an|as|ai|assistant|model|language|and)){0,10} (?:i|we|and|ai|model) (?:really |simply |just |also |currently |still |honestly )?(?:cant|cannot|can not|am unable to|unable to|am not able to|not able to|wont|will not|must not|may not|couldnt|could not) (?!wait|believe|help (?:falling|but|feeling|thinking|wondering|laughing)|stand|imagine|live|recommend|resist|stop|be |see|remember|lie|forget|say enough|complain|tell a)',
    ' (?:dont|do not) (?:think|believe|feel) (?:that )?(?:i|we) (?:can|could|should|am able|am the right)',
    ' (?:outside|beyond)(?: of)? (?:what i|my|what im|our|the scope of what) ',
    ' (?:dont|do not) have (?:the |any )?(?:capability|capacity|ability|authority|permission|knowledge|expertise|means|data|details|context) ',
    ' (?:too|is) (?:sensitive|controversial|personal|dangerous|inappropriate|harmful) (?:a topic )?for me (?:to )?',
    ' (?:not|isnt|wouldnt be|inappropriate|unethical|irresponsible) (?:appropriate |right |possible |ethical |proper |allowed |my place )?(?:for me )?to (?:comment|answer|discuss|respond|say|speculate|share|help|assist) ',
    '^(?: hmm| well| uh| um| sorry| honestly| oh)* (?:i am|im) (?:really |honestly |quite |just |afraid im )*not (?:sure|certain|familiar)(?: about| of| with)?(?: that| this| it| how| what)?(?: sorry| to be honest)? $',
    ' (?:is not|isnt|are not|arent) (?:available|accessible|known) to me ',
    ' (?:lets|let us|can we|could we|we could|id rather|id prefer to|i would prefer to) (?:please )?(?:talk|chat|discuss|change|speak|focus)(?: about| on| the)? (?:something|anything|another|a different|subject|topic)',
    '^ (?:it|that|this) (?:would be|is) (?:inappropriate|unethical|irresponsible|not appropriate|not right|not possible) for me ',
  ].join('|'),
);

/** Answers in English that only say there is none. */
export const nonAnswers = new RegExp(
  [
    '^(?: hmm| well| honestly| oh| sorry| im sorry| i am sorry| i apologize| my apologies| unfortunately| but| im afraid| i am afraid| to be honest| as an ai(?: language)?(?: model)?| great question| good question| thats a good question| i really| i)* (?:i |we )?(?:really |simply |just |honestly |actually |currently )?(?:dont|do not|didnt|did not) (?:actually |really |currently |know(?: the answer| that| this| how| what| who| when| where| much| anything| enough)? |have (?:an? |any |enough |the |that |sufficient |specific )*(?:answer|idea|clue|information|knowledge|data|details|context|access)|understand(?: the| your| what| this)?(?: question)? )',
    '^(?: sorry| im sorry| unfortunately| but| well| honestly)* (?:i have |ive )(?:absolutely |really )?no (?:idea|clue|information|knowledge|answer|data)',
    '^(?: sorry| im sorry| unfortunately| but| well| honestly)* (?:i am|im) (?:really |honestly |quite |afraid im )?not (?:sure|certain|familiar|aware|able to (?:find|determine|locate|say|tell))',
    '^(?: sorry| im sorry| unfortunately| but| well)* (?:i )?(?:could not|couldnt|cant|cannot|was unable to|am unable to) (?:find|locate|think of|recall|remember|come up with|tell you|say) (?:any |an |the |that |this |it |what |with |for |sure |a )',
    '^ (?:no idea|no clue|dunno|idk|who knows|beats me|not sure|no comment|i give up|ask (?:someone|somebody) else|you should (?:ask|consult|google)) ',
  ].join('|'),
);

const foreignPhrases = [
  // German
  '(?:ich kann|kann ich|kann|darf|möchte|werde) (?:ich )?(?:ihnen |dir |euch |sie |dich )?(?:dabei |damit |hierbei |bei dieser anfrage |bei diesem anliegen |diese frage |diese anfrage |dazu |das |hier )?(?:leider )?(?:dabei |damit |hierbei |dazu )?(?:nicht|keine?) (?:\\S+ ){0,4}(?:helfen|weiterhelfen|beantworten|behilflich|unterstützen|erfüllen|bereitstellen|geben|erstellen|bearbeiten|nachkommen|machen|tun)',
  'als (?:ki|künstliche intelligenz|sprachmodell|ki sprachmodell|ki modell|ki assistent)\\S* (?:kann|darf|habe|bin|ist) ',
  '(?:das |dies )?(?:ich )?weiß (?:ich )?(?:das |es )?(?:leider )?nicht $',
  '(?:nicht in der lage|außerstande)(?: \\S+){0,6} (?:helfen|beantworten|bearbeiten|zu bearbeiten|bereitzustellen|erfüllen|geben|erstellen|unterstützen)',
  '(?:ich (?:kann|darf|möchte)|(?:kann|darf|möchte) ich)(?: \\S+){0,5} (?:nicht|nichts|keine?n?) (?:\\S+ ){0,3}(?:antworten|beantworten|sagen|äußern|helfen|auskunft|sprechen)',
  '(?:dazu|hierzu|darüber|davon|darauf) (?:kann|darf|möchte|weiß) ich (?:leider )?(?:nichts|nicht|keine?)',
  // French
  'je ne (?:peux|suis|puis|pourrai|saurais) pas (?:en mesure de |capable de |autorisé à |vous |t |te |à )*(?:aider|répondre|fournir|faire|satisfaire|traiter|accéder|donner|continuer|créer|générer|écrire|assister|accepter|discuter)',
  'en tant (?:qu|que )\\S*(?: \\S+){0,4} je ne ',
  'je (?:ne sais pas|l ignore|lignore|ne connais pas la réponse|nai pas la réponse)',
  'il m ?est impossible de',
  'je n ?ai (?:pas|aucune?) (?:d ?|de |l |la |accès )?(?:informations?|réponse|idée|données|connaissances?|à )',
  'je ne (?:dispose|possède) (?:pas|d ?aucune?)',
  // Spanish
  '(?:lo siento|disculpa|disculpe|perdón|lamento|lamentablemente)(?: \\S+){0,4} no (?:puedo|podemos|me es posible|estoy en condiciones|soy capaz)',
  'no (?:puedo|podemos|me es posible|podré) (?:ayudar|ayudarte|ayudarle|ayudarlo|responder|proporcionar|cumplir|atender|asistir|asistirle|asistirte|generar|crear|ofrecer|hacer eso|darte|darle|brindar|continuar|participar|realizar|completar|escribir)',
  'como (?:ia|una ia|inteligencia artificial|modelo de lenguaje|un modelo de lenguaje|asistente)(?: \\S+){0,4} no ',
  '^ (?:lo siento )?(?:pero )?no (?:lo )?(?:sé|tengo idea|tengo información|tengo la respuesta|conozco la respuesta)',
  'no (?:estoy|soy|me es|es) (?:en condiciones|autorizado|capaz|posible|en posición|apropiado)(?: \\S+){0,2} (?:responder|contestar|ayudar|hablar|proporcionar|dar)',
  '^(?: lo siento| perdón| disculpa| disculpe| lamentablemente)*(?: pero)? no (?:tengo|dispongo de|cuento con|poseo) (?:esa|esta|la|acceso|información|datos|ninguna)',
  // Italian
  'non (?:posso|sono in grado di|mi è possibile|potrò|riesco a) (?:\\S+ )?(?:aiutarti|aiutarla|aiutare|rispondere|fornire|fornirti|soddisfare|farlo|assisterti|generare|creare|continuare|dare|darti|scrivere|completare|elaborare|aiutarvi)',
  'come (?:ia|intelligenza artificiale|modello linguistico|modello di linguaggio|assistente)(?: \\S+){0,4} non ',
  '^ (?:mi dispiace )?(?:ma )?non (?:lo so|ho idea|conosco la risposta)',
  // Portuguese
  'não (?:posso|consigo|podemos|estou apto a|sou capaz de|me é possível|poderei) (?:\\S+ )?(?:ajudar|ajudá|ajudar te|responder|fornecer|cumprir|atender|auxiliar|gerar|criar|fazer isso|continuar|dar|oferecer|escrever|realizar|ajudá lo)',
  'como (?:ia|uma ia|inteligência artificial|modelo de linguagem|um modelo de linguagem|assistente)(?: \\S+){0,4} não ',
  '^ (?:desculpe |desculpa |lamento )?(?:mas )?(?:eu )?não (?:sei|faço ideia|tenho informaç|tenho a resposta)',
  // Dutch
  '(?:ik kan|kan ik|ik mag|ik ga)(?: je| u| jou)?(?: helaas)?(?: hier| daar| hierbij| daarbij| hiermee| daarmee| dit| deze vraag| dat| met dit verzoek| met deze vraag)?(?: helaas)? (?:niet|geen)(?: \\S+){0,4} (?:helpen|beantwoorden|voldoen|geven|verstrekken|bieden|assisteren|maken|doen|mee|bij)',
  'als (?:ai|taalmodel|ai taalmodel|ai model|een ai)\\S*(?: \\S+)? (?:kan|mag|ben|heb) ',
  '^ (?:sorry |helaas )?(?:dat )?(?:ik )?weet (?:ik )?(?:het |dat )?(?:helaas )?niet ',
  // Polish
  'nie (?:mogę|możemy|jestem w stanie|potrafię|będę mógł|wolno mi)(?: \\S+){0,2} (?:pomóc|odpowiedzieć|spełnić|udzielić|wykonać|zrobić|wygenerować|stworzyć|napisać|dostarczyć|podać|kontynuować|pomoc)',
  'jako (?:si|sztuczna inteligencja|model językowy|ai)(?: \\S+){0,4} nie ',
  '^ (?:przepraszam |niestety )?(?:ale )?nie (?:wiem|mam pojęcia|znam odpowiedzi)',
  // Russian
  'не (?:могу|можем|в состоянии|смогу|имею возможности|вправе)(?: \\S+){0,2} (?:помочь|ответить|выполнить|предоставить|сделать|создать|дать|помогать|обсуждать|написать|отвечать|продолжить|поддержать)',
  '(?:как|будучи) (?:ии|искусственный интеллект|языковая модель|языковой моделью|ассистент|ии модель)(?: \\S+){0,4} не ',
  '^ (?:извините |простите |к сожалению )?(?:но )?(?:я )?не (?:знаю|имею понятия|располагаю)',
  'у меня (?:нет|отсутствует|отсутствуют) (?:\\S+ )?(?:информации|информация|данных|ответа|доступа|сведений|возможности)',
  // Turkish
  '(?:bilgim|bilgi|fikrim|cevabım|yetkim) (?:yok|bulunmuyor|sahip değilim)',
  '(?:yardımcı|cevap|yanıt|yerine|bunu|destek)(?: \\S+){0,2} (?:olamam|olamıyorum|veremem|veremiyorum|getiremem|getiremiyorum|yapamam|yapamıyorum|olamayız|edemem|olamayacağım|veremeyeceğim)',
  '(?:yapay zeka|dil modeli)(?: \\S+){0,6} (?:olamam|veremem|yapamam|yok|değilim|edemem|yoktur)',
  '^ (?:üzgünüm |maalesef )?(?:ama )?(?:bunu )?(?:bilmiyorum|bilemiyorum|fikrim yok)',
  // Korean
  '\\S{0,6}(?:도와|도움을|답변|답해|제공|요청을|수행)\\S*(?: \\S+){0,3} (?:없습니다|없어요|수 없|못합니다|어렵습니다|불가능합니다)',
  '\\S{0,6}(?:도와드릴|답변드릴|도울|제공할|답할|들어드릴|처리할) 수(?:가|는)? 없',
  '\\S{0,6}(?:모르겠습니다|알지 못합니다|모릅니다|잘 몰라요)',
  '\\S{0,6}(?:알려|말씀|도와|답|대답|제공|처리|도움)\\S*(?: 드릴| 해드릴| 할)? ?수(?:가|는)? ?없',
  // Arabic
  '(?:لا|لن) (?:يمكنني|أستطيع|استطيع|أقدر) (?:مناقشة|التحدث|الحديث|مشاركة|إعطاء|فعل)',
  'ليس (?:لدي|عندي) (?:أي )?(?:معلومات|إجابة|فكرة|معرفة)',
  '(?:لا|لن) (?:أستطيع|يمكنني|أقدر|استطيع|أتمكن)(?: من)? (?:ال)?\\S*(?:مساعد|إجاب|اجاب|تقديم|تلبية|تنفيذ|القيام|كتابة|إنشاء|أساعد|أجيب|توفير|الرد)',
  '(?:غير قادر|لست قادر\\S*|ليس بإمكاني|لا أملك القدرة|يتعذر علي)(?: \\S+){0,4}',
  '^ (?:عذرا |عذرًا |آسف |أعتذر )?(?:لا أعرف|لا أعلم|لا أدري)',
  // Swedish, Danish, Norwegian, Czech, Indonesian, Vietnamese, Ukrainian
  '(?:jag kan|jeg kan|kan jag|kan jeg)(?: \\S+){0,2} (?:inte|ikke)(?: \\S+){0,2} (?:hjälpa|hjælpe|hjelpe|svara|svare|tillhandahålla|besvare|besvara)',
  '(?:nemohu|nemůžu|nejsem schopen)(?: \\S+){0,3} (?:pomoci|pomoct|odpovědět|poskytnout|vyhovět|splnit)',
  '(?:tidak (?:bisa|dapat)|belum bisa)(?: \\S+)? (?:membantu|menjawab|memenuhi|memberikan|menyediakan)',
  'không thể (?:giúp|hỗ trợ|trả lời|đáp ứng|cung cấp|thực hiện)',
  'не можу(?: \\S+){0,2} (?:допомогти|відповісти|виконати|надати)',
  // Hindi, Greek, Hebrew
  '(?:मदद|सहायता|उत्तर|जवाब|अनुरोध)(?: \\S+){0,4} (?:नहीं कर सकता|नहीं कर सकती|नहीं दे सकता|नहीं दे सकती|असमर्थ)',
  'δεν μπορώ να (?:\\S+ )?(?:βοηθήσω|απαντήσω|παρέχω|εκπληρώσω)',
  '(?:לא יכול|לא יכולה|איני יכול|אין באפשרותי)(?: \\S+)? (?:לעזור|לענות|לסייע|לספק)',
];

/** Refusals and admissions of not knowing in other languages that put spaces between words. */
export const foreignRefusals = new RegExp(
  foreignPhrases.map((phrase) => (phrase.startsWith('^') ? phrase : ` ${phrase}`)).join('|'),
);

/** Refusals in Chinese, Japanese and Thai, matched on text without white space. */
export const unspacedRefusals = new RegExp(
  [
    '我(?:们)?(?:很抱歉)?(?:无法|不能|没办法|没有办法|不可以|無法|沒辦法)(?:为您|为你|帮|協助|协助|帮助|幫|提供|回答|满足|完成|处理|生成|讨论|执行|给出|给您|继续|創作|写|支持|參與|参与|就此|对此|針對|滿足|回應|回应)',
    '(?:抱歉|对不起|對不起|不好意思|很遗憾)[,，。!！、]?(?:但|但是|不过)?[^。，,]{0,8}?(?:无法|不能|没办法|無法|不知道|不清楚|帮不|幫不)',
    '作为(?:一个|一名)?(?:AI|人工智能|语言模型|大型语言模型|智能助手|ai)[^。]{0,20}(?:无法|不能|没有|不会)',
    '^(?:抱歉|对不起|對不起|不好意思)?[,，]?(?:但|这个|这个问题)?我?(?:也)?不(?:太|是很|是太)?(?:知道|清楚|了解|確定|确定)',
    '^我(?:们)?(?:不能|无法|無法)(?:提供|讨论|回答|透露|給|给)',
    '(?:お手伝い|お答え|回答|ご回答|ご協力|提供|お応え|対応|お役に立|ご要望|リクエスト|ご質問|支援|作成|手伝|助け|ご案内|ご提供|応じ)[^。]{0,16}(?:できません|できかねます|いたしかねます|出来ません|ことはできない|できない|しかねます|られません|えません|ません)',
    '(?:申し訳|すみません|ごめんなさい|恐れ入ります)[^。]{0,30}(?:できません|わかりません|分かりません|かねます|お答えできない)',
    '(?:お?力に(?:は)?なれません|(?:わかり|分かり|いたし|致し|でき|お答えし|応じ)かねます)',
    '^(?:私は|私には|それは)?(?:わかりません|分かりません|知りません|存じません)',
    '^[^。]{0,14}(?:質問|リクエスト|依頼|要求|内容|話題)[^。]{0,14}(?:られません|えません|できません|かねます)',
    '(?:AI|人工知能|言語モデル)(?:として|ですので|なので|であるため)[^。]{0,40}(?:できません|ません|かねます)',
    'ไม่สามารถ(?:ช่วย|ตอบ|ให้|ดำเนินการ|ทำ)',
  ].join('|'),
);

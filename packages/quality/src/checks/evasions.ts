/*
 * Matched like the phrases of refusals: words in lower case, joined by single spaces, apostrophes gone. Each pattern is
 * meant for short answers only: in a long one such words are asides.
 */

const filler =
  '(?:hmm|well|honestly|oh|sorry|im|i|am|apologize|apologies|my|unfortunately|but|afraid|to be honest|as|an|ai|a|language|model|great|good|question|thats|thank|thanks|you|for|asking|regret|regretfully|regrettably|however|so|at|this|time|currently|ah|look|hi|hello|hey|that|it|tough|is|one|understand|youre|your|curious|interest|appreciate)';
const will =
  '(?:would rather|d rather|id rather|prefer|would prefer|d prefer|id prefer|have|need|choose|try|must|want|ve been (?:told|instructed|asked|trained)|am (?:told|instructed|asked|required|trained|obliged|inclined)|m (?:told|instructed|required)|im (?:told|instructed|asked|required|trained|obliged|inclined)|opt|think it best|think its best)';
const leave =
  '(?:not (?:to )?|to (?:not|avoid|refrain|abstain|steer|stay|stop|skip|pass|keep|leave|withhold|sit|opt|respectfully|politely|decline|refuse|hold)|avoid |refrain |abstain |steer |skip |pass )';
const information =
  '(?:information|info|data|details?|context|knowledge|record|records|figures?|facts?|sources?|evidence|material|documentation|answer|answers|clue|idea|insight|insights|expertise|familiarity|memory|specifics|clarity|background|access|means|way)';
const lacking =
  '(?:no|not enough|insufficient|too little|not sufficient|limited|inadequate|not any|without enough|not have enough|not have any|not have sufficient|lack(?:s|ing)?(?: the| of)?(?: necessary| required| relevant| specific)?|any)';

const evasive = [
  // Avoiding the subject
  `^(?: ${filler}| responsible| safe| helpful){0,14} (?:i |we |id |ill )?${will} ${leave}`,
  ' (?:steer|stay|keep|shy|stick) (?:clear of|away from) (?:this|that|these|those|such|it|the|any|topics?|discuss)',
  ` (?:topic|subject|area|matter|question|request|thing|territory|one)s? (?:that )?(?:i|we) (?:have to|must|need to|should|will|would|prefer to|try to|tend to|would rather|cant|cannot|wont|dont|do not|am not|im not)`,
  ' (?:lets|let us|can we|could we|perhaps we can|maybe we can|shall we|how about we|why dont we|we could|we can|i suggest we|id suggest we) (?:please |instead |rather )?(?:not go there|talk|chat|discuss|change|speak|focus|move|keep|stick|explore|try|switch|turn)(?: about| on| to| of| with)? (?:something|anything|another|a different|other|this conversation|things|the subject|the topic|an? (?:safer|more))',
  ' (?:next|another|different) (?:question|topic|subject) please ',
  // Not made or not allowed for it
  ' (?:i|we|im|model|system|assistant|it) (?:was |were |am |are |have )?(?:not|wasnt|havent|never)(?: been)? (?:designed|built|made|trained|programmed|intended|equipped|meant|created|set up|authorized|authorised|cleared|permitted|allowed|supposed|qualified|configured|enabled|in a position|at liberty|capable|prepared|willing|the right) ',
  ' (?:isnt|is not|not|arent|are not|falls? outside|lies? outside|goes? beyond|is beyond|outside|beyond|exceeds?)(?: of)?(?: something| anything| a thing| a topic| a task| a request| a question)?(?: that)? (?:i |im |we |were |my |our |what |the scope |the bounds |the limits )(?:of |im |i |we )?(?:can|able|allowed|permitted|willing|comfortable|could|equipped|capab|remit|scope|expertise|purview|role|area|limits|mandate|knowledge|function|abilit|what|going|may|am|are|do|my)',
  ' (?:against|violat\\w*|breach\\w*|contrary to|in conflict with|conflict\\w* with|not in line with|not align\\w* with|inconsistent with|incompatible with|prohibited by|restricted by|prevented by|forbidden by|not permitted by|not permitted under|not allowed under|bound by|due to|per|according to|because of|under) (?:my|our|the|its|their|company|openais?|anthropics?|googles?|metas?|certain|existing|internal|strict|these|usage|content|safety|ethical|community|applicable|current|platform) ?(?:own )?(?:safety|usage|content|ethic\\w*|community|core|internal|use|platform|programming|acceptable use|operating|current|moderation|security|privacy|service)? ?(?:and \\w+ )?(?:guidelines?|polic\\w+|principles|programming|rules|standards|restrictions|constraints|limitations|terms|values|training|instructions|safeguards|protocols?|guardrails)',
  ' (?:prevents?|prohibits?|forbids?|stops?|bars?|keeps?|restricts?|blocks?|disallows?) (?:me|us) (?:from|to) ',
  ' (?:doesnt|does not|dont|do not|wont|will not) (?:allow|permit|let|enable) (?:me|us) (?:to )?',
  ' (?:request|question|prompt|query|input|message|content|topic|conversation|response|output) (?:has been|was|were|is|may have been|got|appears to (?:have been|be)|seems to (?:have been|be)|cannot be|cant be|could not be|couldnt be|may not be|will not be|can not be|might) (?:been )?(?:blocked|filtered|rejected|flagged|refused|denied|declined|withheld|restricted|moderated|removed|fulfilled|completed|processed|answered|handled|supported|accommodated|honou?red|displayed|shown|generated|provided|violat\\w+|inappropriate|harmful|unsafe|disallowed|prohibited|redacted)',
  ' (?:its|it is|that is|thats|this is|would be|it would be|it wouldnt be|it would not be) (?:not |simply not |just not |really not )?(?:possible|appropriate|right|proper|ethical|advisable|my place|responsible|inappropriate|unethical|irresponsible|improper|unwise|impossible|wrong|acceptable|okay|ok) for (?:me|us|an ai|a language model|an assistant) ',
  ' (?:no|nope|sorry|absolutely not|nah|never)(?: sorry| way| thanks| thank you)? (?:i |we |ill |id )(?:will not|wont|cant|cannot|refuse|dont|am not going to|wouldnt|must decline|decline)',
  // No ability
  ` (?:i |we |ive |weve |im |were )(?:really |simply |just |also |currently |still |do not |dont |have |do |actually )*(?:no|lack|lacking|without|not have|not got|havent got|dont have|have not got)(?: the| an| any| a)? (?:real |realtime |real time |direct |actual |reliable |current |live |physical |necessary |sufficient |enough |specific |that |this |such |much |further |particular |reasonable |verified |up to date )*(?:way|ability|means|access|capability|capacity|piece|tools?|possibility|option|authority|permission|${information})`,
  ' (?:i |we )(?:cant|cannot|can not|couldnt|could not|am unable to|am not able to|was unable to|wasnt able to|were unable to|will not be able to|wont be able to) (?:really |simply |just |actually |currently |directly |even |possibly |in good conscience |confidently |accurately |reliably |definitively |properly |responsibly |honestly |fully |truly )*(?:say|look (?:it|that|this|them|those) up|look up|tell(?! a| the difference)|know|verify|confirm|check|determine|find|locate|retrieve|recall|see (?:the|your|any|that)|open|view|read|search|browse|access|answer|address|speak to|comment|elaborate|go there|help|assist|provide|give|offer|supply|share|disclose|reveal|discuss|respond|reply|comply|continue|proceed|engage|participate|speculate|judge|advise|guess|do (?:that|this|it|so)|produce|write|generate|create|complete|fulfil|fulfill|process|support|accommodate|weigh in|identify|be of (?:help|assistance|service)|make (?:that|this|sense)|understand|parse|interpret|grant|take|act|satisfy|meet|cover|touch|talk|perform|carry out|entertain|pinpoint|promise|guarantee)',
  ` (?:there is|there s|theres|there isnt|there is not|there are|there arent|there are not|here is|i see|i have|we have|given|you (?:have not|havent) (?:given|provided)(?: me)?(?: with)?|(?:question|prompt|request|text|passage|context|document|input|message) (?:lacks|has|provides|gives|contains|offers)) (?:simply |just |currently |unfortunately |me )*${lacking} (?:available |relevant |publicly |reliable |specific |further |such |public |credible |solid |documented |known |necessary |provided )*${information} `,
  `^ (?:insufficient|not enough|no|inadequate) (?:relevant |available |further |specific |reliable )?${information}(?: |$)(?:is|was|to|for|about|available|found|given|provided|on|exists|could|in|$)`,
  ' (?:my|the) (?:training|knowledge|training data|dataset|knowledge base|database|data|memory|records|sources) (?:does not|doesnt|do not|dont|did not|didnt|cuts? off|only (?:goes|extends|covers)|is limited|ends|has no|have no|has nothing|contains? no|predates|lacks?|stops)',
  ' (?:beyond|outside|after|past|not (?:in|within|part of|covered by)) (?:of )?my (?:knowledge|training|data|cutoff|expertise|training data|capabilit\\w+|abilit\\w+|scope|remit|area|current)',
  ' as of my (?:last|latest|most recent|knowledge|training|current)(?: \\S+){0,3} (?:i have no|i dont|i do not|there is no|there was no|no )',
  ' (?:wish|love to|like to|want to|happy to|glad to) (?:i could |be able to |to )?(?:help|assist|answer|tell|give|provide|share|say)\\w*(?: \\S+){0,8} but (?:i |im |that |this |it |unfortunately |sadly |my )',
  '^(?: \\S+){0,6} (?:your guess is as good as mine|im (?:stumped|drawing a blank|at a loss|clueless|lost|in the dark|out of ideas)|i am (?:stumped|at a loss|clueless|in the dark)|beats me|who knows|no comment|search me|no clue|havent the (?:faintest|foggiest|slightest)|have not the faintest|couldnt tell you|could not tell you|dont know|do not know|haven t a clue|havent a clue|not a clue|pass on this one|ill pass|i pass|rather not say|not sure about|im not sure|i am not sure|unsure|im unsure|not certain|never heard of|unknown to me|not known to me|not available to me|am not aware of|im not aware of|not familiar with|no recollection|didnt (?:catch|get|understand)|did not (?:catch|get|understand)|dont (?:quite |fully |really )?(?:understand|follow|get it)|do not (?:quite |fully |really )?(?:understand|follow)|cant make (?:sense|out)|doesnt make sense|not (?:quite |entirely |really )?(?:sure|clear|certain) (?:what|how|which|about|if|whether|i|on|of)|unclear to me|over my head|above my pay grade)',
];

/** Ways round an answer in English, for short answers. */
export const evasions = new RegExp(evasive.join('|'));

/** The user is sent elsewhere or asked back in place of an answer, in English. */
export const deflections = new RegExp(
  [
    ' (?:could|can|would|will|may|might) (?:you|i) (?:please |kindly |perhaps |possibly |also |just |maybe )*(?:provide|give|share|clarify|elaborate|rephrase|specify|tell me more|explain what|be more specific|expand|restate|reword|supply|send|paste|upload|include|add|describe|ask you to|confirm|let me know what|repeat|say more|narrow)',
    ' please (?:provide|give|share|clarify|elaborate|rephrase|specify|tell me more|restate|reword|paste|upload|supply|include|try (?:again|rephrasing|another|asking|a different)|ask (?:me )?(?:something|another|a different)|consult|contact|refer to|check (?:with|an|the|a|out)|reach out|seek|visit|see|look|search|be more specific|let me know what|send|repeat|describe|do not ask|dont ask|note that i)',
    ' (?:need|require|would need|will need|id need|lack|missing|requires|like|want|help if you|appreciate)(?: a bit| some| a little| to know| to have| you to| any| many)? (?:more|additional|further|extra|the missing|the full|clearer|specific|clarif\\w+) ?(?:information|details?|context|specifics|clarif\\w+|background|data|info|input|about|on|to|from)',
    ' (?:what|which|who|whom) (?:exactly |specifically |precisely |kind of \\w+ |\\w+ )?(?:do|did|are|would|were) you (?:mean|want|asking|refer\\w*|looking|talking|like|need|have in mind|trying)',
    ' (?:recommend|suggest|advise|encourage|urge|best|better|should|try|advisable|want to|refer you to|point you to|worth) (?:that you |you |to |just |if you )*(?:should |to )*(?:consult\\w*|contact\\w*|check\\w*|refer\\w*|speak\\w*|ask\\w*|search\\w*|seek\\w*|reach\\w*|visit\\w*|look\\w* (?:it|this|that|up|into)|google|googling|talk\\w*|turn\\w*|verify\\w*|see a|do your own|an? (?:expert|professional|lawyer|doctor|specialist|librarian))',
    ' (?:can|may|could) be found (?:online|on (?:the|its|their) (?:internet|web|website))',
    ' (?:clarify|rephrase|reformulate|reword|restate|be more specific|narrow (?:it|that|this) down|elaborate) ',
  ].join('|'),
);

/** A text that the user gave is said not to hold the answer, in English: an answer only where a text was given. */
export const missingFromText =
  / (?:provided |given |supplied |above )?(?:text|passage|context|document|article|information|excerpt|material|sources?|paragraph|snippet|documents|search results|knowledge base|prompt|question|input)(?: (?:provided|given|above|you (?:gave|provided|shared)|that (?:was|were) (?:given|provided)|supplied|itself))? (?:does not|doesnt|do not|dont|did not|didnt|fails to|never|has no|have no|contains no|contain no|makes no|is not sufficient|is insufficient|isnt enough|is not enough|offers no|gives no|provides no|lacks)(?: enough| explicitly| directly| specifically| actually| clearly| seem to| appear to)* ?(?:mention|say|state|contain|include|specify|provide|give|tell|answer|discuss|address|indicate|reveal|information|reference|refer|cover|to|details|describe|disclose|enough|have|of|allow)/;

const elsewhere = [
  // Not allowed, out of reach, not known: said of oneself
  '(?:ist|sind|war|wurde|bleibt|liegt|liegen|steht|stehen) (?:mir|uns)(?: \\S+){0,3} (?:nicht|untersagt|verboten|verwehrt|keine?|unbekannt|fern)',
  '(?:mir|ich)(?: \\S+){0,3} (?:untersagt|verboten|fehlt|fehlen|passen|überfragt|ahnungslos)',
  '(?:il|cela|ça|ceci|elle)(?: \\S+){0,3} (?:interdit\\w*|impossible|permis\\w*|autorisé\\w*|défendu|inconnue?|délicat\\w*)',
  'je (?:n |ne )?(?:\\S+ ){0,2}(?:sais|ignore|lignore|connais|trouve|comprends|préfère|dois|refuse|regrette)(?: \\S+){0,2} (?:pas|rien|refuser|décliner|aucune?|réponse|question|demande|information|cette|ce)',
  '(?:fuera|más allá|lejos|fora|além|longe|fuori|oltre)(?: \\S+){0,2} (?:mi|mis|meu|minha|minhas|meus|mio|mia|mie|miei) ',
  '(?:no|não|non) (?:\\S+ ){0,2}(?:disponible|disponível|disponibile|permitido|permitida|consentito|autorizad\\w|autorizzat\\w|posible|possível|possibile)(?: \\S+)? (?:para mí|para mim|per me|responder|rispondere|hablar|falar|parlare|$)',
  '(?:no|não|non) (?:lo |la |o )?(?:sé|sei|so|saberia|sabría|saprei|conozco|conheço|conosco|entiendo|entendi|capisco|comprendo)(?: \\S+){0,3} $',
  '(?:увы|мне|я|эта|этот|это|к сожалению|извините|простите)(?: \\S+){0,3} (?:не знаю|не могу|недоступ\\S+|неизвест\\S+|запрещ\\S+|нельзя|не разреш\\S+|не положено|не стану|не буду|отказываюсь|воздерж\\S+|затрудняюсь|не в силах)',
  // German
  '(?:nicht über|keine|kein|keinen|keinerlei) (?:die |den |das |genügend |ausreichend\\w* |nötigen? |notwendigen? |erforderlichen? |aktuellen? |genauen? |entsprechenden? )*(?:informationen?|daten|zugriff|zugang|angaben|kenntnis\\w*|antwort|auskunft|ahnung|wissen|kontext|einblick)',
  '(?:möchte|würde|werde|will|darf|muss|sollte)(?: ich| mich| dazu| hierzu| das| dies| diese| darüber| lieber| leider| an dieser stelle| diesem| thema| zu| frage)*(?: lieber| nicht| ablehnen| höflich| respektvoll| äußern| darüber| davon absehen| sprechen| besprechen| beantworten| helfen| ein anderes thema| thema wechseln| passen)+ $',
  '(?:nicht|außer) (?:in der lage|befugt|berechtigt|im ?stande|autorisiert|dafür ausgelegt|möglich|imstande)',
  '(?:gegen|verstößt gegen|entspricht nicht|außerhalb) (?:meine\\w*|unsere\\w*|die|den) (?:richtlinien|nutzungsrichtlinien|programmierung|vorgaben|fähigkeiten|möglichkeiten|regeln|inhaltsrichtlinien|grundsätze\\w*)',
  '(?:muss|möchte) ich (?:diese anfrage |das |dies |leider |deine anfrage |ihre anfrage )*(?:ablehnen|verweigern|passen)',
  '(?:lassen sie uns|lass uns|wollen wir)(?: \\S+){0,3} (?:anderes|anderem|thema)',
  '(?:können sie|könnten sie|kannst du|könntest du|bitte)(?: \\S+){0,6} (?:genauer|präzisieren|näher|umformulieren|anders formulieren|mehr informationen|mehr details|mehr kontext|erläutern|spezifizieren)',
  '(?:weiß|wissen|kenne) (?:ich |das |es |die antwort |leider |auch |wir )*nicht',
  // French
  '(?:préfère|préférerais|dois|souhaite|tiens à|choisis|veux|vais)(?: malheureusement| donc| poliment)* (?:ne pas|m abstenir|mabstenir|éviter|refuser|décliner|rester neutre|ne rien)',
  '(?:pas|plus|point|aucune?)(?: en mesure| capable| autorisée?| habilitée?| conçue?| programmée?| possible| à laise| à l aise)? (?:de |pour |d )?(?:vous |te |t |m |me )*(?:aider|répondre|fournir|donner|dire|engager|exprimer|prononcer|discuter|traiter|aborder|assister|satisfaire|accéder|communiquer|parler)',
  '(?:n ?ai|nai|ne dispose|ne possède|manque|n ?avons)(?: malheureusement)? (?:pas |aucune? |d ?aucune? |de )(?:assez |suffisamment |connaissance |d |de |l |la |les )*(?:accès|information\\w*|informations|données|réponse|détails|contexte|éléments|idée|dinformations|daccès)',
  '(?:contraire|contrevient|enfreint|va à lencontre|va à l encontre|viole|contre|hors)(?: \\S+){0,2} (?:mes|nos|les|de mes|de nos) (?:directives|règles|politiques|principes|consignes|capacités|compétences|conditions)',
  '(?:pourriez vous|pouvez vous|peux tu|pourrais tu|merci de|veuillez)(?: \\S+){0,3} (?:préciser|reformuler|clarifier|détails|contexte|informations|précisions|fournir|donner plus)',
  '(?:parlons|changeons|passons)(?: \\S+){0,3} (?:autre chose|sujet|autre)',
  // Spanish
  '(?:prefiero|preferiría|quiero|debo|tengo que|quisiera|elijo|voy a)(?: \\S+){0,2} ?(?:no |evitar|abstenerme|declinar|rechazar|negarme)',
  'no (?:\\S+ )?(?:cuento con|tengo|dispongo de|poseo|hay|dispone de|existe|encuentro|encontré)(?: \\S+){0,3} (?:acceso|información|datos|respuesta|suficiente|conocimiento|detalles|contexto|idea)',
  'no (?:me |te |le |lo |se )?(?:puedo|podré|podría|podemos|es posible|está permitido|permite|corresponde|siento cómod[oa]|fui diseñad[oa]|estoy (?:autorizad|diseñad|program|en posici|capacitad|facultad|permitid|en condicion)\\S*)',
  '(?:va en contra|viola|infringe|contra|incumple|fuera)(?: \\S+){0,2} (?:mis|nuestras|las|de mis|de las) (?:políticas|directrices|normas|pautas|capacidades|reglas|principios)',
  '(?:podrías|podría|puedes|puede|por favor)(?: \\S+){0,3} (?:aclarar\\w*|reformul\\w*|especific\\w*|más detalles|más contexto|más información|proporcion\\w*|precisar\\w*)',
  '(?:hablemos|cambiemos|pasemos)(?: \\S+){0,2} (?:otra cosa|tema|otro)',
  // Italian
  'non (?:ho|dispongo di|possiedo|sono a conoscenza|abbiamo)(?: \\S+){0,3} (?:accesso|informazion\\w+|dati|risposta|dettagli|contesto|conoscenz\\w+|idea)',
  'non (?:mi |ti |le |vi |lo )?(?:posso|è possibile|sono (?:in grado|autorizzat\\w|programmat\\w|progettat\\w|abilitat\\w)|è consentito|sento)(?: \\S+){0,4} (?:aiutar\\w*|rispond\\w*|forni\\w*|discut\\w*|tratt\\w*|parl\\w*|assister\\w*|soddisf\\w*|dar\\w*|gener\\w*|scriv\\w*|procedere|farlo|affront\\w*)',
  '(?:preferisco|preferirei|devo|dovrei)(?: \\S+){0,2} (?:non|evitare|astenermi|rifiutare|declinare)',
  '(?:potresti|potrebbe|puoi|può|per favore)(?: \\S+){0,3} (?:chiarire|riformulare|specificare|più dettagli|più contesto|maggiori)',
  '(?:contro|viola\\w*|contrari\\w)(?: \\S+){0,2} (?:mie|nostre|le|alle mie) (?:linee|politiche|norme|regole|policy)',
  // Portuguese
  'não (?:\\S+ )?(?:tenho|disponho|possuo|há|temos|encontrei|conto com)(?: \\S+){0,3} (?:acesso|informaç\\S+|dados|resposta|detalhes|contexto|conheciment\\S+|ideia)',
  'não (?:me |te |lhe |o )?(?:posso|consigo|poderei|é possível|fui (?:programad|projetad|treinad)\\S*|estou (?:autorizad|apt|program|habilitad|capacitad|em condiç)\\S*|sou capaz|é permitido)(?: \\S+){0,4} (?:ajud\\S*|respond\\S*|fornec\\S*|discut\\S*|atend\\S*|fal\\S*|auxili\\S*|dar|ger\\S*|escrev\\S*|process\\S*|assist\\S*|trat\\S*|abord\\S*)',
  '(?:prefiro|preferiria|devo|preciso|tenho que)(?: \\S+){0,2} (?:não|evitar|recusar|declinar|abster)',
  '(?:poderia|pode|por favor)(?: \\S+){0,3} (?:esclarecer|reformular|especificar|mais detalhes|mais contexto|mais informações)',
  '(?:contra|viola\\w*|fora|infring\\w*)(?: \\S+){0,2} (?:minhas|nossas|as|das minhas) (?:diretrizes|políticas|normas|regras|capacidades)',
  // Dutch
  '(?:geen|onvoldoende|niet genoeg|niet over)(?: de| het| die| actuele| voldoende| juiste)* (?:informatie|gegevens|toegang|antwoord|idee|kennis|context|details|benodigde)',
  '(?:liever|helaas|ik mag|ik wil|ik kan|kan ik|ik ben|moet ik)(?: \\S+){0,7} (?:niet|weigeren|afwijzen|geen)(?: \\S+){0,5} (?:antwoord\\w*|beantwoord\\w*|help\\w*|mee|bespreken|ingaan|verstrekken|geven|hebben|over|staat|bevoegd|gemachtigd|dienst|weigeren|afwijzen|praten|delen)',
  // Polish, Russian, Ukrainian, Turkish
  '(?:nie mam|brak|nie posiadam|nie dysponuję)(?: \\S+){0,3} (?:informacji|danych|dostępu|odpowiedzi|wiedzy|pojęcia|kontekstu|szczegółów|uprawnień)',
  '(?:wolę|wolał\\S+|muszę|nie wolno mi|nie mogę|nie jestem)(?: \\S+){0,3} (?:nie |odmówić|unikać|odpowi\\S+|pomóc|pomagać|rozmawia\\S*|udziel\\S*|w stanie|upoważni\\S+|spełni\\S*|wypowiada\\S*)',
  '(?:не могу|не можу|не имею|не располагаю|не обладаю|не вправе|не в состоянии|не способен|не способна|не уполномочен\\S*|не буду|не хочу|невозможно|предпочитаю не|предпочёл бы не|предпочел бы не|вынужден\\S*|должен|давайте|нет|недостаточно|отсутству\\S+|не предназначен\\S*|не запрограммирован\\S*|не обучен\\S*)(?: \\S+){0,3} (?:помо\\S+|ответ\\S*|отвеч\\S*|информаци\\S+|данн\\S+|сведени\\S+|доступ\\S*|обсужд\\S+|обсуд\\S+|говорить|поговорим|сменим|тем[уые]|отказ\\S*|предостав\\S+|выполн\\S+|комментир\\S+|дать|сказать|контекст\\S*|допомог\\S+|відпов\\S+|уточн\\S+|друг\\S+|для этого|продолж\\S+|вопрос\\S*)',
  '(?:уточните|переформулируйте|поясните|не понял\\S*)(?: \\S+){0,3} (?:вопрос\\S*|запрос\\S*|пожалуйста|имеете)',
  '(?:противоречит|нарушает|выходит за)(?: \\S+){0,3} (?:правил\\S*|политик\\S*|принцип\\S*|рамки)',
  '(?:yardım\\S*|cevap\\S*|yanıt\\S*|bilgi\\S*|soru\\S*|istek|isteğ\\S*|konu\\S*|erişim\\S*|talep|taleb\\S*)(?: \\S+){0,4} (?:olam\\S+|verem\\S+|edem\\S+|yapam\\S+|getirem\\S+|karşılayam\\S+|yok|yoktur|değil\\S*|bulunm\\S+|sahip değil\\S*|konuşam\\S+|tercih \\S+|mümkün değil|sağlayam\\S+|tartışam\\S+|uygun değil)',
  // Nordic, Czech, Hungarian, Romanian, Greek, Finnish
  '(?:jag|jeg|vi|det|tyvärr|desværre|dessverre|beklager|förlåt)(?: \\S+){0,4} (?:inte|ikke|ingen|inget|ej)(?: \\S+){0,4} (?:hjälp\\S*|hjælp\\S*|hjelp\\S*|svar\\S*|besvar\\S*|information\\S*|informasjon\\S*|tillgång|adgang|tilgang|diskutera|diskutere|svaret|uppgift\\S*|möjlig\\S*|mulig\\S*|assistera|assistere)',
  '(?:nemohu|nemůžu|nemám|nejsem|nesmím|bohužel|nelze|nemôžem|nemám)(?: \\S+){0,4} (?:pomoc\\S*|pomoct|odpově\\S*|odpovedať|informac\\S*|přístup\\S*|schopen|schopn\\S*|poskyt\\S*|vyhov\\S*|oprávněn\\S*|diskutovat|pomôcť|splnit|zodpovědět)',
  '(?:sajnálom|nem tudok|nem áll|nem vagyok|sajnos)(?: \\S+){0,5} (?:segíteni|válasz\\S*|információ\\S*|tudok|módomban|képes|segíthetek|rendelkezésem\\S*|rendelkezem)',
  '(?:nu pot|nu sunt|nu am|îmi pare rău|din păcate)(?: \\S+){0,5} (?:ajut\\S*|răspun\\S*|informați\\S*|acces\\S*|ofer\\S*|capabil\\S*|pot|discuta|furniz\\S*)',
  '(?:δεν|δυστυχώς|λυπάμαι|συγγνώμη)(?: \\S+){0,5} (?:βοηθήσω|απαντήσω|πληροφορί\\S*|πρόσβαση|μπορώ|είμαι σε θέση|παράσχω|γνωρίζω|ξέρω)',
  '(?:valitettavasti|pahoittel\\S*|en voi|en pysty|minulla ei|anteeksi)(?: \\S+){0,5} (?:auttaa|vastata|tieto\\S*|voi|pysty|tarjota|keskustella|ole)',
  // Indonesian, Vietnamese, Tagalog
  '(?:maaf|mohon maaf|tidak|belum)(?: \\S+){0,5} (?:membantu|menjawab|memenuhi|memberikan|informasi|akses|mengetahui|menyediakan|memiliki|bisa|dapat|tahu|membahas)',
  '(?:xin lỗi|rất tiếc|không)(?: \\S+){0,4} (?:thể|có thông tin|biết|giúp|trả lời|được phép|cung cấp|hỗ trợ|quyền truy cập)',
  // Hindi, Bengali, Arabic, Persian, Hebrew, Korean
  '(?:क्षमा|माफ़|माफ|खेद|दुर्भाग्य|मैं)(?: \\S+){0,12} (?:नहीं|असमर्थ|अक्षम)',
  '(?:দুঃখিত|আমি)(?: \\S+){0,9} (?:না|পারি না|পারছি না|পারব না|নেই|অক্ষম)',
  '(?:عذرا|عذرًا|آسف|أعتذر|للأسف|لا|لن|ليس|ليست|لست|غير)(?: \\S+){0,4} (?:مساعدتك|مساعدة|الإجابة|الاجابة|الرد|معلومات|يمكنني|أستطيع|قادر\\S*|إجابة|بيانات|تقديم|تلبية|مخول\\S*|مناقشة|الوصول|إمكاني|لدي)',
  '(?:متاسفم|متأسفم|متأسفانه|متاسفانه|ببخشید)(?: \\S+){0,9} (?:نمی\\S*|نیستم|ندارم|نمیتوانم|توانم)',
  '(?:מצטער|מצטערת|סליחה|לצערי|לא|אין)(?: \\S+){0,4} (?:לעזור|לענות|לסייע|לספק|יכול|יכולה|מידע|גישה|תשובה|באפשרותי|לדון)',
  '\\S{0,8}(?:죄송|미안|유감|안타깝)\\S*(?: \\S+){0,8} \\S*(?:없|못|어렵|불가|않|모르|힘듭)\\S*',
];

/** Ways round an answer in other languages, for short answers. */
export const foreignEvasions = new RegExp(elsewhere.map((phrase) => ` ${phrase}`).join('|'));

/** Ways round an answer in Chinese, Japanese and Thai, on text without white space. */
export const unspacedEvasions = new RegExp(
  [
    '(?:抱歉|对不起|對不起|不好意思|很遗憾|很遺憾|遗憾|请原谅|請見諒|请谅解)[^。]{0,24}(?:无法|無法|不能|不便|没办法|没有|沒有|不会|不會|还没|還沒|不支持|不方便|不知道|不清楚|不了解|不适合|不適合|难以|難以|拒绝|超出|不提供|未能|不予)',
    '(?:我|目前|这个问题|该问题|此问题|您的(?:问题|请求)|该请求|此请求)[^。]{0,10}(?:无法|無法|不能|不便|没有办法|不予|难以)(?:[^。]{0,8})(?:回答|提供|回复|回應|帮|幫|协助|协助|解答|处理|處理|满足|滿足|讨论|討論|评论|確認|确认|告诉|查询|给出|判断|完成|继续)',
    '(?:没有|沒有|缺乏|缺少)(?:足够|相关|关于|相關|足夠|具体|任何|这方面|有关)[^。]{0,10}(?:信息|資訊|资料|資料|数据|上下文|背景|記錄|记录)',
    '(?:违反|違反|不符合|超出)[^。]{0,12}(?:政策|规定|准则|規定|準則|法律法规|能力范围|範圍|范围|规范|原则)',
    '(?:请|請|能否|可以|麻烦)(?:您|你)?(?:再)?(?:提供|补充|補充|给出)(?:更多|更具体|更詳細|更详细)|(?:换个|換個|换一个|聊聊(?:别的|其他))[^。]{0,6}(?:话题|話題|问题)?|请(?:您|你)?(?:重新|换一种)',
    '(?:申し訳|すみません|すいません|ごめんなさい|恐れ入ります|恐縮|残念ながら|あいにく|誠に)[^]{0,60}(?:ません|できない|かねます|おりません|わからない|ありません|ございません|控え|できかね)',
    '(?:情報|データ|知識|回答|答え|アクセス|権限|記録|詳細)[^。]{0,8}(?:ありません|ございません|持っていません|持ち合わせて|持っておりません|できません|不足|わかりません|おりません)',
    '(?:控えさせて|差し控え|お断り|遠慮させて|別の話題|他の話題)',
    '(?:もう少し|より|詳しく|具体的に)[^。]{0,10}(?:教えて(?:いただけ|ください)|ご説明|お聞かせ|情報を)',
    '(?:ขออภัย|ขอโทษ|เสียใจ)[^]{0,40}(?:ไม่|มิ)',
    '^(?:[^。]{0,6})(?:不知道|不清楚|不确定|不確定|不了解)(?:[^。]{0,6})[。！]?$',
  ].join('|'),
);

/** The user is asked back, or the subject changed, in other languages: for answers of a line. */
export const foreignDeflections =
  /(?:könn(?:t)?en sie|könntest du|kannst du|bitte)[^.!]{0,60}(?:genauer|präzise|näher|formulier|angeben|mitteilen|mehr kontext)|themenwechsel|das thema wechseln|(?:pourriez|pouvez|peux|pourrais)[ -](?:vous|tu)[^.!]{0,40}(?:préciser|reformuler|clarifier|plus de)|(?:dépasse|hors de|sort de|excède)[^.!]{0,12}(?:compétences|capacités|connaissances|champ|cadre)|(?:podrías|podría|puedes|puede)[^.!]{0,30}(?:detalles|aclarar|reformul|especific|precisar|contexto)|(?:no dispongo|carezco|no poseo|no cuento)[^.!]{0,12}(?:datos|información|conocimiento)|(?:poderia|pode)[^.!]{0,30}(?:detalhes|esclarecer|reformul|especific)|(?:potresti|può|puoi)[^.!]{0,30}(?:dettagli|chiarire|riformul|specific)|(?:давайте|предлагаю)[^.!]{0,20}(?:сменим|другу|другой|о другом|о чём-нибудь)|не (?:совсем )?(?:понимаю|понял)|(?:уточните|поясните|переформулируйте)|請?(?:您)?(?:再|更)?(?:详细|詳細|具体|具體)(?:说明|說明|描述|一点|一點|一下)|不(?:太|是很)?(?:明白|理解|清楚)(?:您|你)的|もう一度(?:質問|ご質問)|(?:どういう意味|詳しく教えて)|(?:kunt|kun) (?:u|je)[^.!]{0,30}(?:verduidelijk|specifieker|toelicht|details)|(?:czy możesz|proszę)[^.!]{0,30}(?:doprecyzować|sprecyzować|wyjaśnić|szczegół)|(?:daha fazla|ayrıntı|açıklar mısınız|netleştir)|자세히 (?:알려|설명)|다시 (?:말씀|질문)|(?:يرجى|هل يمكنك)[^.!]{0,30}(?:توضيح|تفاصيل|إعادة)/;

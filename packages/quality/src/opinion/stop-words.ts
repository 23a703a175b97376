const lists = {
  english: `a an the and or but of in on at to for from by with as is are was were be been being it its this that these those he she
    they we you i his her their our your my me him them us who whom whose which what when where why how do does did done has have
    had will would can could should may might must shall not no yes so then than there here into over under about after before
    also just only very more most some any all both each first if while during between through because until against up down out
    off again once such same other own s t re ve ll d m`,
  phrases: `answer correct final known called named located based according currently question question's result refers name person
    people`,
  german: `der die das den dem des ein eine einen einem einer eines und oder aber von in im am an auf zu zur zum für aus mit bei nach
    als ist sind war waren wird wurde wurden sein hat haben er sie es wir ihr ich sein seine ihre nicht kein auch nur noch so wie
    was wer wo wann welche antwort lautet richtige also daher`,
  french: `le la les l un une des du de d et ou mais en dans sur à au aux pour par avec comme est sont était étaient sera il elle ils
    elles on ce cet cette ces son sa ses leur leurs qui que qu quoi dont où ne pas plus c n s réponse donc ainsi bonne`,
  spanish: `el la los las un una unos unas y o pero de del en a al por para con como es son era fue fueron será se su sus lo le les que
    quien cual cuando donde no más muy respuesta por tanto entonces`,
  italian: `il lo gli i la le un uno una e o ma di del della dei degli delle in nel nella a al alla da dal per con su come è sono era
    fu che chi cui non più si risposta quindi`,
  portuguese: `o os a as um uma e ou mas de do da dos das em no na nos nas a ao à por para com como é são era foi que quem não mais se
    resposta portanto`,
  dutch: `de het een en of maar van in op aan te voor uit met bij naar als is zijn was waren wordt werd hij zij ze wij niet geen ook
    antwoord dus door die dat`,
  russian: `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от о из ему это был была
    были является ответ`,
};

/** Words that carry no answer, folded: articles, prepositions, auxiliaries, "the answer is", in eight languages. */
export const stopWords: ReadonlySet<string> = new Set(
  Object.values(lists).join(' ').normalize('NFKD').replace(/\p{M}/gu, '').split(/\s+/),
);

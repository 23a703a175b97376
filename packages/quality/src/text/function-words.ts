/** Frequent words of the languages written in Latin letters, by ISO 639-1 code. */
const lists: readonly (readonly [language: string, words: string])[] = [
  [
    'en',
    'the of and to in is that it was for on are as with his they be at this have from or had by but what some we can out other were all your when how said an each which she do their if will about would these her him has been who its than into could only there then more very should also because any may such my me you i not no',
  ],
  [
    'de',
    'der die das und ist nicht ein eine einen einem einer zu den dem des mit sich auf für von sie er es auch als wie bei oder nach aus wird sind war haben hat kann wenn nur noch über ich wir durch werden aber dass diese dieser um vom zum zur im',
  ],
  [
    'fr',
    'le la les des et est une un du dans que qui pour pas sur avec ce cette il elle sont au aux plus par ne se vous nous je ou mais comme être fait leur ses ces deux été peut aussi en de son sa',
  ],
  [
    'es',
    'el la los las de que y en un una es se no por con para su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien del son está ser tiene fue',
  ],
  [
    'it',
    'il la che di e è un una per non sono con del della dei delle nel nella le gli lo anche come più ma questo questa si alla al da essere ha ho cosa perché quando molto in dal',
  ],
  [
    'pt',
    'o a os as de que e do da em um uma para com não é no na por mais dos das como mas foi ao ele ela são seu sua ou ser quando muito nos já está também pelo pela isso você tem',
  ],
  [
    'nl',
    'de het een en van is in dat op te zijn met voor niet aan er om ook als bij maar door naar uit deze dit zo nog wordt worden heeft hebben wat waar over kan je ik geen wel zich of dan',
  ],
  [
    'pl',
    'i w na z nie do to się jest że o jak po co tak za od ale przez dla są oraz lub tego jego był może być które który która tym ten ta przy czy już',
  ],
  ['tr', 've bir bu da de için ile çok daha ne gibi olarak en olan var kadar ama sonra mı mi değil her o ben sen ya'],
  [
    'sv',
    'och att det som en på är av för med den till inte har om ett men var jag så vi kan man när från eller också efter vid du mycket finns',
  ],
  [
    'da',
    'og at det som en på er af for med den til ikke har om et men var jeg så vi kan man når fra eller også efter ved du meget hvor være',
  ],
  ['cs', 'a v na se je že to s z do o i k pro jako jsou ale by za od podle které který která nebo také být co tak má'],
  ['ro', 'și în de la cu pe un o este nu care din pentru mai sunt ce a fost prin sau dar ca după să se'],
  ['fi', 'ja on ei että se oli joka myös mutta kun hän ovat tai sen niin kuin voi ole olla tämä ne mitä'],
  ['hu', 'a az és hogy nem is egy ez van de meg csak volt mint ki már ha még vagy el minden azt'],
  ['id', 'yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena adalah oleh ada atau bisa'],
  [
    'ru',
    'и в на с что по для не как из а но или к от это то он она они мы вы я его её их был была было были есть у за о об при до же так также который которая которые чтобы если когда где все всё бы только ещё уже может быть этот эта эти том тем чем потому под над между через после более очень свой',
  ],
  ['vi', 'và là của có trong cho không được một các người những với để này khi đã từ đến về'],
];

/** The languages whose little words are known, by ISO 639-1 code. */
export const wordLanguages: readonly string[] = lists.map(([language]) => language);

/** What is known of a little word. */
export interface LittleWord {
  /** Its number among them. */
  readonly place: number;
  /** The languages that have it, as indexes of {@link wordLanguages}. */
  readonly languages: readonly number[];
}

function invert(): ReadonlyMap<string, LittleWord> {
  const littleWords = new Map<string, { place: number; languages: number[] }>();
  for (const [index, [, words]] of lists.entries()) {
    for (const word of words.split(' ')) {
      const known = littleWords.get(word);
      if (known === undefined) littleWords.set(word, { place: littleWords.size, languages: [index] });
      else known.languages.push(index);
    }
  }
  return littleWords;
}

/** Frequent little words ("the", "und", "que"). */
export const functionWords: ReadonlyMap<string, LittleWord> = invert();

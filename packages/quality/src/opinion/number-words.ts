/** A part of a number word: its value, how it combines, and the languages (as bits) that use it. */
export interface NumberWord {
  readonly value: number;
  /** `unit` is added, `times` multiplies what stands just before it, `scale` everything since the last scale; `part` is a half, a third ... of it. */
  readonly role: 'unit' | 'times' | 'scale' | 'part';
  readonly languages: number;
  /** It is an everyday word too ("one", "ein", "due"): by itself it is hardly a number. */
  readonly weak: boolean;
}

const plain: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen 20twenty 30thirty 40forty 40fourty 50fifty 60sixty 70seventy 80eighty 90ninety',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn 20zwanzig 30dreißig 30dreissig 40vierzig 50fünfzig 60sechzig 70siebzig 80achtzig 90neunzig 1ein 1eine 1einen 2zwo 1.5anderthalb 1.5eineinhalb 0.5einhalb',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf 20vingt 20vingts 30trente 40quarante 50cinquante 60soixante 70septante 80huitante 90nonante 1une',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve 20veinte 21veintiuno 21veintiún 22veintidós 23veintitrés 24veinticuatro 25veinticinco 26veintiséis 27veintisiete 28veintiocho 29veintinueve 30treinta 40cuarenta 50cincuenta 60sesenta 70setenta 80ochenta 90noventa 100cien 100ciento 200doscientos 300trescientos 400cuatrocientos 500quinientos 600seiscientos 700setecientos 800ochocientos 900novecientos 1un 1una',
  it: 'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove 20venti 20vent 30trenta 30trent 40quaranta 40quarant 50cinquanta 50cinquant 60sessanta 60sessant 70settanta 70settant 80ottanta 80ottant 90novanta 90novant 1un 1una 3tré',
  pt: 'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove 16dezasseis 17dezassete 19dezanove 20vinte 30trinta 40quarenta 50cinquenta 60sessenta 70setenta 80oitenta 90noventa 100cem 100cento 200duzentos 300trezentos 400quatrocentos 500quinhentos 600seiscentos 700setecentos 800oitocentos 900novecentos 1uma 2duas',
  nl: 'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien 20twintig 30dertig 40veertig 50vijftig 60zestig 70zeventig 80tachtig 90negentig 1een 1.5anderhalf',
  ru: 'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать 20двадцать 30тридцать 40сорок 50пятьдесят 60шестьдесят 70семьдесят 80восемьдесят 90девяносто 100сто 200двести 300триста 400четыреста 500пятьсот 600шестьсот 700семьсот 800восемьсот 900девятьсот 1одна 1одно 2две 2двух 3трёх 3трех 4четырёх 4четырех 5пяти 6шести 7семи 8восьми 9девяти 10десяти 20двадцати 1.5полтора 1.5полторы 6полдюжины',
  pl: 'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście 20dwadzieścia 30trzydzieści 40czterdzieści 50pięćdziesiąt 60sześćdziesiąt 70siedemdziesiąt 80osiemdziesiąt 90dziewięćdziesiąt 100sto 200dwieście 300trzysta 400czterysta 500pięćset 600sześćset 700siedemset 800osiemset 900dziewięćset 1jedna 1jedno 2dwie',
};
const times: Readonly<Record<string, string>> = {
  en: '100hundred 12dozen',
  de: '100hundert 12dutzend',
  fr: '100cent 12douzaine',
  es: '12docena',
  it: '100cento 12dozzina 12dozzine',
  pt: '12dúzia',
  nl: '100honderd 12dozijn',
  ru: '12дюжина 12дюжину 12дюжины 12дюжин 12дюжинах',
  pl: '12tuzin 12tuziny 12tuzina',
};
const scales: Readonly<Record<string, string>> = {
  en: '1e3thousand 1e6million 1e6millions 1e9billion 1e12trillion 1e5lakh 1e5lakhs 1e7crore 1e7crores 1e6mn 1e9bn',
  de: '1e3tausend 1e6million 1e6millionen 1e6mio 1e9milliarde 1e9milliarden 1e9mrd 1e3tsd',
  fr: '1e3mille 1e6million 1e9milliard',
  es: '1e3mil 1e6millón 1e6millones',
  it: '1e3mille 1e3mila 1e6milione 1e6milioni 1e9miliardo 1e9miliardi',
  pt: '1e3mil 1e6milhão 1e6milhões',
  nl: '1e3duizend 1e6miljoen 1e9miljard',
  ru: '1e3тысяча 1e3тысячи 1e3тысяч 1e6миллион 1e6миллиона 1e6миллионов 1e9миллиард 1e9миллиарда 1e9миллиардов 1e3тыс 1e6млн 1e9млрд',
  pl: '1e3tysiąc 1e3tysiące 1e3tysięcy 1e6milion 1e6miliony 1e6milionów 1e3tys 1e6mln 1e9mld',
};
/** What a whole is divided by. French, Spanish, Portuguese (and here English) plurals in `s` are made from these. */
const parts: Readonly<Record<string, string>> = {
  en: '2half 2halves 3third 4quarter 4fourth 5fifth 6sixth 8eighth 10tenth',
  de: '2halb 2halbe 2halber 2halbes 2halben 2hälfte 3drittel 4viertel 5fünftel 6sechstel 8achtel 10zehntel',
  fr: '2demi 2demie 2moitié 3tiers 4quart 5cinquième 6sixième 8huitième 10dixième',
  es: '2medio 2media 2mitad 3tercio 4cuarto 5quinto 6sexto 8octavo 10décimo',
  it: '2mezzo 2mezza 2mezz 2metà 3terzo 3terzi 4quarto 4quarti 5quinto 5quinti 6sesto 6sesti 8ottavo 8ottavi 10decimo 10decimi',
  pt: '2meio 2meia 2metade 3terço 4quarto 5quinto 8oitavo 10décimo',
  nl: '2half 2halve 2helft 3derde 4kwart 5vijfde',
  ru: '2половина 2половину 2половины 2половиной 3треть 3трети 3третьих 4четверть 4четверти 4четвертью 4четвёртых 4четвертых 5пятая 5пятых',
  pl: '2pół 2połowa 2połowę 3trzecia 4ćwierć 4czwarte',
};
const weak = new Set(
  'one ein eine einen eins un une una uno um uma een één cent cents sei due once elf mil один одна одно jeden jedna jedno'.split(
    ' ',
  ),
);
const entry = /^([\d.]+(?:e\d+)?)?(\D+)$/;

const codes = Object.keys(plain);

function collect(): ReadonlyMap<string, NumberWord> {
  const words = new Map<string, NumberWord>();
  const lists = [
    { role: 'unit' as const, list: plain },
    { role: 'times' as const, list: times },
    { role: 'scale' as const, list: scales },
    { role: 'part' as const, list: parts },
  ];
  for (const { role, list } of lists) {
    const isPart = role === 'part';
    for (const [language, text] of Object.entries(list)) {
      const bit = 1 << codes.indexOf(language);
      const hasPlural = role !== 'unit' && (isPart || language !== 'en') && /en|fr|es|pt/.test(language);
      for (const [position, item] of text.split(' ').entries()) {
        const [, digits, singular = ''] = entry.exec(item) ?? [];
        const number = Number(digits ?? position);
        const value = isPart ? 1 / number : number;
        // "Doscientas", "duzentas".
        const other = hasPlural ? `${singular}s` : singular.replace(/(ent)os$/, '$1as');
        for (const word of [singular, other]) {
          const languages = bit | (words.get(word)?.languages ?? 0);
          words.set(word, { value, role, languages, weak: isPart || weak.has(word) });
        }
      }
    }
  }
  return words;
}

/** Number words of English, German, French, Spanish, Italian, Portuguese, Dutch, Russian and Polish, in lower case. */
export const numberWords = collect();

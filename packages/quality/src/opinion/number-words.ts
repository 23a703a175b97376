/** A part of a number word: its value, how it combines, and the languages (as bits) that use it. */
export interface NumberWord {
  readonly value: number;
  /** `unit` is added, `times` multiplies what stands just before it, `scale` everything since the last scale. */
  readonly role: 'unit' | 'times' | 'scale';
  readonly languages: number;
  /** It is an everyday word too ("one", "ein", "due"): by itself it is hardly a number. */
  readonly weak: boolean;
}

const plain: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen 20twenty 30thirty 40forty 40fourty 50fifty 60sixty 70seventy 80eighty 90ninety',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn 20zwanzig 30dreißig 30dreissig 40vierzig 50fünfzig 60sechzig 70siebzig 80achtzig 90neunzig 1ein 1eine 1einen 2zwo',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf 20vingt 20vingts 30trente 40quarante 50cinquante 60soixante 70septante 80huitante 90nonante 1une',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve 20veinte 21veintiuno 21veintiún 22veintidós 23veintitrés 24veinticuatro 25veinticinco 26veintiséis 27veintisiete 28veintiocho 29veintinueve 30treinta 40cuarenta 50cincuenta 60sesenta 70setenta 80ochenta 90noventa 100cien 100ciento 200doscientos 200doscientas 300trescientos 300trescientas 400cuatrocientos 400cuatrocientas 500quinientos 500quinientas 600seiscientos 600seiscientas 700setecientos 700setecientas 800ochocientos 800ochocientas 900novecientos 900novecientas 1un 1una',
  it: 'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove 20venti 20vent 30trenta 30trent 40quaranta 40quarant 50cinquanta 50cinquant 60sessanta 60sessant 70settanta 70settant 80ottanta 80ottant 90novanta 90novant 1un 1una 3tré',
  pt: 'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove 16dezasseis 17dezassete 19dezanove 20vinte 30trinta 40quarenta 50cinquenta 60sessenta 70setenta 80oitenta 90noventa 100cem 100cento 200duzentos 200duzentas 300trezentos 300trezentas 400quatrocentos 400quatrocentas 500quinhentos 500quinhentas 600seiscentos 600seiscentas 700setecentos 700setecentas 800oitocentos 800oitocentas 900novecentos 900novecentas 1uma 2duas',
  nl: 'nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien 20twintig 30dertig 40veertig 50vijftig 60zestig 70zeventig 80tachtig 90negentig 1een',
};
const times: Readonly<Record<string, string>> = {
  en: '100hundred 12dozen',
  de: '100hundert 12dutzend',
  fr: '100cent 100cents 12douzaine',
  es: '12docena',
  it: '100cento 12dozzina',
  pt: '12dúzia',
  nl: '100honderd 12dozijn',
};
const scales: Readonly<Record<string, string>> = {
  en: '1e3thousand 1e6million 1e6millions 1e9billion 1e12trillion 1e5lakh 1e5lakhs 1e7crore 1e7crores',
  de: '1e3tausend 1e6million 1e6millionen 1e6mio 1e9milliarde 1e9milliarden 1e9mrd',
  fr: '1e3mille 1e6million 1e6millions 1e9milliard 1e9milliards',
  es: '1e3mil 1e6millón 1e6millones',
  it: '1e3mille 1e3mila 1e6milione 1e6milioni 1e9miliardo 1e9miliardi',
  pt: '1e3mil 1e6milhão 1e6milhões',
  nl: '1e3duizend 1e6miljoen 1e9miljard',
};
const weak = new Set(
  'one ein eine einen eins un une una uno um uma een één cent cents sei due once elf mil'.split(' '),
);
const entry = /^(\d+(?:e\d+)?)?(\D+)$/;

function collect(): ReadonlyMap<string, NumberWord> {
  const words = new Map<string, NumberWord>();
  const lists = [
    { role: 'unit' as const, list: plain },
    { role: 'times' as const, list: times },
    { role: 'scale' as const, list: scales },
  ];
  for (const { role, list } of lists) {
    for (const [bit, text] of Object.values(list).entries()) {
      for (const [position, item] of text.split(' ').entries()) {
        const [, value, word = ''] = entry.exec(item) ?? [];
        const languages = (1 << bit) | (words.get(word)?.languages ?? 0);
        words.set(word, { value: Number(value ?? position), role, languages, weak: weak.has(word) });
      }
    }
  }
  return words;
}

/** Number words of English, German, French, Spanish, Italian, Portuguese and Dutch, in lower case. */
export const numberWords = collect();

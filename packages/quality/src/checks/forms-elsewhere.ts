import { countElsewhere, countsElsewhere, unitElsewhere } from '../text/counts-elsewhere.js';
import { hasCommas, itemLines, looksLikeCode, sentencesIn } from './form-signs.js';
import type { Form } from './forms.js';
import type { DraftReading } from './read-draft.js';

/** "Only", "nothing but" in the languages that are read. */
const only =
  'nur|lediglich|ausschließlich|uniquement|seulement|juste|sólo|solo|únicamente|solamente|soltanto|unicamente|esclusivamente|apenas|somente|só|alleen|slechts|enkel|tylko|wyłącznie|только|лишь|sadece|yalnızca|bara|endast|kun|jen|pouze|csak|vain|doar';
const onlyUnspaced = '(?:只|仅|僅|唯一|だけ|のみ|만)';

const one =
  'eine[mnrs]?|einzige[mnrs]?|une?|seule?|una?|sola|um|uma|única|een|één|enkel|jed(?:en|na|no|nym|ną)|одн(?:о|а|у|им|ой|ин)|bir|ett|en|et';

/** Words that an unspaced text holds, roughly. */
function sizeOf({ text, words }: DraftReading): number {
  const unspaced = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return words.length - unspaced / 2;
}

function pair(first: string, second: string): string {
  return `${first}\\s?[»"“”]?[\\s,]{0,2}(?:oder|ou|o|of|lub|albo|или|veya|ya da|eller|nebo|vagy|sau|\\/)[\\s,]{0,2}[«"„“]?\\s?(?:par |mit |con |com )?[«"„“]?\\s?${second}`;
}

/** The forms that prompts in other languages ask for. */
export const formsElsewhere: readonly Form[] = [
  {
    asked: new RegExp(
      `(?:^|[^\\p{L}])(?:${only})(?: \\p{L}+){0,3} (?:zahl|ziffer|ergebnis|nombre|chiffre|número|numero|cifra|getal|cijfer|liczb\\p{L}+|число\\p{L}*|числом|цифр\\p{L}+|sayı\\p{L}*|siffra|tal|číslo)(?!\\p{L})|(?:zahl|nombre|número|numero|getal|число) (?:${only})|${onlyUnspaced}[^。，,\\n]{0,8}(?:数字|數字|数値)|(?:数字|数値)(?:だけ|のみ)|숫자만|одним числом|برقم فقط|رقم واحد فقط|(?:केवल|सिर्फ) (?:एक )?(?:संख्या|अंक)|במספר בלבד|רק מספר|chỉ (?:một )?(?:con )?số`,
      'u',
    ),
    kept: (reading) =>
      /\p{N}|[一二三四五六七八九十百千万零]/u.test(reading.text) &&
      (sizeOf(reading) <= 8 || /^[\s\d{[]/.test(reading.text)),
    hints: '',
    reason: 'number alone, where one was asked for',
  },
  {
    asked: new RegExp(
      `(?<!\\p{L})(?:(?:mit|in|avec|par|en|con|em|com|met|med|i|genau|exakt|exactement|exactamente|esattamente|exatamente|precies|dokładnie|${only}) ){1,3}(?:${one}) (?:einzige[mnrs]? |seul |sola |única |enkel )?(?:wort|mot|palabra|parola|palavra|woord|ord)(?!\\p{L})(?! (?:de|des|di|do|da|van)(?!\\p{L}))|(?:jednym|jedno|одним|одно|tek|bir) (?:słow\\p{L}+|слов(?:о|ом)|kelimeyle)(?!\\p{L})|(?:一个|一個|一)(?:词|詞|单词|單詞|単語)|한 단어`,
      'u',
    ),
    kept: (reading) => sizeOf(reading) <= 5 || reading.fences.length > 0,
    hints: '',
    reason: 'single word, where one was asked for',
  },
  {
    asked: new RegExp(
      `(?:${only})(?: \\p{L}+){0,3} (?:buchstabe\\p{L}*|lettre|letra|lettera|liter[aęą]\\p{L}*|букв\\p{L}+|harf\\p{L}*|bokstav\\p{L}*)|(?:una? sola|une seule|eine[mnr]? einzigen?|uma única|één|одной|jedną) (?:letra|lettre|buchstabe\\p{L}*|lettera|letter|букв\\p{L}+|liter\\p{L})(?!\\p{L})|${onlyUnspaced}[^。，,\\n]{0,8}(?:字母|文字(?=で|を))`,
      'u',
    ),
    kept: ({ text, words }) =>
      words.length <= 3 ||
      (words.length <= 24 && /(?:^|[^\p{L}\p{N}'’])[A-ZА-Г](?![\p{L}\p{N}'’])(?! \p{L})/u.test(text)),
    hints: '',
    reason: 'letter, where one was asked for',
    besideChoices: true,
  },
  {
    asked: new RegExp(
      [
        pair('wahr', 'falsch'),
        pair('vrai', 'faux'),
        pair('verdadero', 'falso'),
        pair('vero', 'falso'),
        pair('verdadeiro', 'falso'),
        pair('waar', 'onwaar'),
        pair('ja', 'n(?:ein|ee|ej)'),
        pair('oui', 'non'),
        pair('sí', 'no'),
        pair('sì', 'no'),
        pair('sim', 'não'),
        pair('tak', 'nie'),
        pair('да', 'нет'),
        pair('evet', 'hayır'),
        'نعم أو لا|हाँ या नहीं|हां या नहीं|כן או לא|có hay không|ya atau tidak',
      ].join('|'),
    ),
    kept: ({ text }) =>
      /(?:^|[^\p{L}])(?:ja|nein|oui|non|sí|si|sì|no|sim|não|nee|nej|tak|nie|да|нет|evet|hayır|yes|vrai|faux|wahr|falsch|richtig|verdader[oa]|fals[oa]|ver[oa]|verdadeir[oa]|waar|onwaar|верно|неверно|نعم|لا|हाँ|हां|नहीं|כן|לא|có|không|ya|tidak)(?!\p{L})/iu.test(
        text.slice(0, 4_000),
      ),
    hints: '',
    reason: 'yes or no, where one was asked for',
  },
  {
    asked: new RegExp(
      `(?:objeto|objekt|objet|oggetto|объект|формат\\S*|formato|im|als|au|en|em|como|jako|som|olarak|в|gültiges|válido|valide|(?:${only})(?: \\p{L}+){0,3}) json(?!\\p{L})|json[- ]?(?:objekt|objeto|objet|oggetto|объект|format)|json\\s?(?:数组|數組|对象|對象|配列|オブジェクト)?\\s?(?:格式|形式|対象|对象|オブジェクト|で|だけ|のみ|으로|만|형식|فقط|בלבד)|${onlyUnspaced}[^。\\n]{0,6}json`,
      'u',
    ),
    kept: ({ text }) => /[{[]/.test(text),
    hints: 'json',
    reason: 'JSON, where it was asked for',
    besideChoices: true,
  },
  {
    asked:
      /(?:haz|crea|crée|erstell\w*|mach\w*|als|in eine[rm]?|en una?|sous forme de|dans un|fais|faites|presenta|in una|come|em uma|como|в виде|составь|сделай|maak|in een|als een|w formie)(?: \p{L}+){0,4} (?:tabelle|tabla|tableau|tabella|tabela|tabel|таблиц\p{L}+|tabel[aęi])(?!\p{L})|markdown[- ]?(?:tabelle|tabla|tabel)|(?:tabelle|tabla|tableau|tabella|tabela) (?:en )?markdown|(?:表格|表形式)|(?:用|做成|以)[^。\n]{0,6}表(?:格|示|で)/u,
    kept: ({ text }) => /\|.*\||<table|\t|┃|│/.test(text),
    hints: '',
    reason: 'table, where one was asked for',
    besideChoices: true,
  },
  {
    asked:
      /(?:tt|dd|jj|gg|дд)([./-])mm\1(?:jjjj|aaaa|yyyy|rrrr|гггг)|(?:дд)([./-])мм\2гггг|(?:jjjj|aaaa|гггг)-mm-(?:tt|dd|jj|gg)|yyyy年|(?:年月日|年-月-日)/,
    kept: ({ text }) => /\d{1,4}\s?[./年-]\s?\d{1,2}\s?[./月-]\s?\d{1,4}/.test(text),
    hints: '',
    reason: 'date of the form that was asked for',
  },
  {
    asked:
      /(?:durch|mit|par|des|por|con|da|com|met|door) (?:semikol\p{L}+|strichpunkt\p{L}*|points?-virgules?|punto y coma|punto e virgola|ponto e vírgula|puntkomma\p{L}*)|точк\p{L}+ с запятой|分号|セミコロン/u,
    kept: ({ text, words }) => /[;；]/.test(text) || words.length <= 2,
    hints: '',
    reason: 'semicolons between the items, where they were asked for',
  },
  {
    asked:
      /(?:durch|mit|par des|par une|por|con|da|da una|com|met|door) (?:kommas?|komma's|virgules?|comas?|virgole?|vírgulas?)(?: (?:getrennt|gescheiden|séparé\p{L}*|separad\p{L}+|separat\p{L}+))?(?!\p{L})|kommagetrennt|через запятую|(?:用|以)?逗号分隔|(?:カンマ|コンマ|読点)(?:区切り|で区切)|쉼표로/u,
    kept: hasCommas,
    hints: '',
    reason: 'commas between the items, where they were asked for',
  },
  {
    asked: /(?:haiku|haikú|хайку|俳句|하이쿠)/,
    kept: ({ text, words, request }) =>
      /\?\s*$|？/.test(request) ||
      words.length > 150 ||
      (text.length <= 40 && !/行/.test(request)) ||
      text.split(/\n| \/ /).filter((line) => line.trim() !== '').length >= 3,
    hints: '',
    reason: 'three lines of verse, where they were asked for',
  },
  {
    asked: new RegExp(
      `(?:${only})(?: \\p{L}+){0,3} (?:code|código|codice|код\\p{L}*)(?!\\p{L})|${onlyUnspaced}[^。，,\\n]{0,8}(?:代码|代碼|コード)|コード(?:だけ|のみ)`,
      'u',
    ),
    kept: looksLikeCode,
    hints: '',
    reason: 'code, where nothing else was asked for',
  },
  {
    asked:
      /(?:beginn|fang|anfang|commenc|empieza|empez|comienz|comenz|inizi|cominc|comec|começ|begin|zacz|rozpocz|начн|начина|börja|başla|starte)\p{L}*[^.!?\n«„"“]{0,24}[«„"“]([^»"“”\n]{2,40})[»"“”]/u,
    kept: ({ text }, [, mark = '']) =>
      text
        .toLowerCase()
        .replace(/['’]/g, '')
        .includes(mark.replace(/[.,:]$/, '').trim()),
    hints: '',
    reason: 'words at the beginning that were asked for',
  },
  {
    asked:
      /(?:als|in|mit) (?:einer |eine )?(?:nummerierten? |kurzen )?(?:liste|aufzählung)(?!\p{L})|nummerierte liste|liste numérotée|maddelik|numaralı (?:bir )?liste|lista numerada|elenco numerato|нумерованн\S+ спис|в виде списка|编号列表|項目符號|stichpunkt\p{L}*|aufzählungspunkt\p{L}*|punti elenco|elenco puntato|viñetas|liste à puces|(?:à|en|de) puces|tópicos|punktlista|punktliste|opsomming(?:stekens)?|bolletjes|wypunktowan\p{L}*|(?<!\p{L})w punktach|genummerde lijst|od myślników|маркированн\p{L}+|numerowan\p{L}+ list\p{L}*|list\p{L}* numerowan\p{L}+|madde madde|пункт(?:ами|ов)|madde(?:ler)? halinde|رقم(?:ية|ة)|רשימה ממוספרת|箇条書き|项目符号|要点|글머리/u,
    kept: (reading) => itemLines(reading) >= 2 || /^\s*(?:[・●○■▪•*–-]|\d+\s?[、．.)])|<li/m.test(reading.text),
    hints: '',
    reason: 'list, where one was asked for',
    besideChoices: true,
  },
  {
    asked:
      /(?:in|nur|mit|en|solo|sólo|todo en|tutto|em|com|met) (?:\p{L}+ )?(?:großbuchstaben|majuscules|mayúsculas|maiuscol[eoia]|maiúsculas|hoofdletters)|wielkimi literami|(?:заглавными|прописными) букв|büyük harf\p{L}*|versaler|stora bokstäver|store bokstaver/u,
    kept: ({ prose }) =>
      !/\p{Ll}{3}/u.test(prose) || (prose.match(/\p{Lu}/gu)?.length ?? 0) > (prose.match(/\p{Ll}/gu)?.length ?? 0),
    hints: '',
    reason: 'capitals, where they were asked for',
  },
  {
    asked:
      /(?:ohne|keine|sans|sin|senza|sem|zonder|без|bez|utan|uten|uden) (?:\p{L}+ )?(?:emoji\p{L}*|эмодзи|емодзі|смайл\p{L}*|emotic\p{L}*)/u,
    kept: ({ text }) => !/[\u{1f300}-\u{1faff}\u2600-\u27bf]/u.test(text),
    hints: '',
    reason: 'text without emoji, where none were wanted',
  },
  {
    asked: new RegExp(
      `(?:genau|exactement|exactamente|esattamente|exatamente|precies|dokładnie|ровно|exakt|tam olarak) ${countElsewhere} (?!${unitElsewhere})\\p{L}{3,}`,
      'u',
    ),
    kept: (reading, [, count = '']) => {
      const items = itemLines(reading);
      return items < 2 || items === (countsElsewhere.get(count) ?? Number(count));
    },
    hints: '',
    reason: 'items in the number that was asked for',
  },
  {
    asked:
      /(?<!\p{L})(?:une?|un[oa]|eine?[rs]?|um|uma|één) (?:\p{L}{2,12} )?(?:per riga|por línea|por linha|par ligne|pro zeile)|每行一[个個]|1行に1|一行に一/u,
    kept: ({ text }) => text.trim().includes('\n'),
    hints: '',
    reason: 'lines for the items, where they were asked for',
  },
  {
    asked: /\b(?:formato?|format|als|como|in|im|en|em) csv\b/,
    kept: ({ text, words }) =>
      words.length <= 3 || (/[,;\t]/.test(text) && sentencesIn(text) < 2 && (text.includes('\n') || words.length < 10)),
    hints: 'csv',
    reason: 'rows of values, where they were asked for',
    besideChoices: true,
  },
];

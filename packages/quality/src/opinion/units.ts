import { withoutMarks } from './fold-text.js';

/** What a number counts, and how many base units one of it is. */
export interface Unit {
  readonly dimension: string;
  readonly factor: number;
}

/** Factor, then names. A name of four letters or more stands for its inflections too: `minut` for "minutes", "Minuten", "минут". */
const table: Readonly<Record<string, string>> = {
  time: `1 s sec secs sek seg second sekund segund сек секунд 秒 60 min mins minut мин минут 分钟 分鐘 分
    3600 h hr hrs std hour stund heure hora ora ore uur uren uhr час часа часов часам godzin 小时 小時 时间 時間 钟头 点 點
    86400 day days tag tage tagen jour giorn dia dias dag dagen день дня дней дни dni dzień 天
    604800 week woch semain seman settiman weken недел tygodn 周 週 星期 礼拜`,
  calendar: `1 month monat mois mes meses mese mesi maand месяц miesi 个月 個月
    12 year jahr ans anne año años anno anni ano anos jaar год года лет rok lat 年`,
  length: `.001 mm millimet миллиметр 毫米 .01 cm centimet zentimet сантиметр см 厘米 公分 1 m meter metr метр 米
    1000 km kilomet chilomet quilomet километр км 公里 千米 .0254 inch zoll pouce pulgad pollic polegad дюйм ″ 英寸
    .3048 ft foot feet pied pies pés fuß фут ′ 英尺 .9144 yd yard 1609.344 mi mile meile milla migli milha мили миль миля 英里`,
  mass: `.001 mg milligram миллиграмм мг 毫克 1 g gr gram грамм 克 500 斤 1000 kg kilo kilogram chilo chilogram quilo quilogram
    килограмм кило кг 公斤 千克 1e6 t ton tonn tonel тонн 吨 453.592 lb lbs pound фунт 磅 28.3495 oz ounce unze 盎司`,
  volume: `.001 ml millilit миллилитр мл 毫升 .01 cl centilit .1 dl decilit dezilit 1 l liter litre litr литр 升 3.78541 gal gallon`,
  money: `1 $ € £ ¥ ₹ usd eur dollar dólar dolar euro franc frank real reais peso rupee руб рубл доллар евро złot 元 块 塊 美元 欧元
    .1 角 毛 .01 ¢ cent cents centim cêntim centav centesim penny pence копе`,
  speed: `1 m/s .44704 mph .277778 km/h kmh kph км/ч`,
};
const shortestStem = 4;
const longestEnding = 3;

const units = new Map<string, Unit>();
for (const [dimension, names] of Object.entries(table)) {
  let factor = 1;
  for (const name of names.split(/\s+/)) {
    if (/^[\d.]/.test(name)) factor = Number(name);
    else units.set(withoutMarks(name), { dimension, factor });
  }
}

/** The unit that a word names, in any of nine languages. */
export function findUnit(word: string): Unit | undefined {
  const folded = withoutMarks(word);
  const shortest = Math.max(shortestStem, folded.length - longestEnding);
  let unit = units.get(folded);
  for (let end = folded.length - 1; !unit && end >= shortest; end--) unit = units.get(folded.slice(0, end));
  return unit;
}

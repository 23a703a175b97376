import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare-answers.js';

/** Agreement from which a second answer counts as the same. */
const sameFrom = 0.7;

/** Prompt, one answer, another, and whether they say the same. */
type Row = readonly [prompt: string, left: string, right: string, same: boolean];

const groups: Readonly<Record<string, readonly Row[]>> = {
  'numbers in words and fractions': [
    ['What part of the pizza is left after 3 of 8 slices are eaten?', 'five eighths', '5/8', true],
    ['Welcher Anteil bleibt übrig?', 'zwei Drittel', '2/3', true],
    ['¿Qué fracción del depósito queda?', 'tres cuartos', '75 %', true],
    ['Quelle fraction de l’heure font 20 minutes ?', 'un tiers', '1/3', true],
    ['How many eggs are in three and a half dozen?', 'forty-two', '42', true],
    ['Wie viele Eier sind zweieinhalb Dutzend?', '30', 'dreißig', true],
    ['What share of voters stayed home if 2 of 5 did?', '40%', 'two fifths', true],
    ['What share of voters stayed home if 2 of 5 did?', '40%', 'three fifths', false],
    ['Какая часть торта осталась, если съели четверть?', 'три четверти', '3/4', true],
    ['四分之三是百分之几?', '75%', '百分之七十五', true],
    ['What is x if 2x = 9?', 'x = 4.5', 'nine halves', true],
    ['How many quarters make two dollars?', '8 quarters', '8', true],
    ['Hoeveel is de helft van 7?', 'drie en een half', '3,5', true],
    ['Ile kosztuje bilet?', 'dwa i pół złotego', '2,50 zł', true],
  ],
  quantities: [
    ['How long is the film?', 'It lasts 150 minutes.', '2.5 hours', true],
    ['How long is the film?', 'It lasts 150 minutes.', '2 hours 20 minutes', false],
    ['How tall is he?', '1.8 m', '180 centimetres', true],
    ['How heavy is the parcel?', '2 kg', '2000 grams', true],
    ['How heavy is the parcel?', '2 kg', '2000 kg', false],
    ['Wie weit ist es?', '3,5 km', '3500 Meter', true],
    ['How much does the pen cost if ten cost $7.50?', '75 cents', '$0.75', true],
    ['Combien de temps dure le trajet de 90 km à 60 km/h ?', '1 h 30', 'une heure et demie', true],
    ['Combien de temps dure le trajet de 90 km à 60 km/h ?', '1 h 30', '90 minutes', true],
    ['Quanto dura o filme?', '2 horas e 15 minutos', '135 minutos', true],
    ['Сколько стоит билет?', 'два рубля пятьдесят копеек', '2,5 рубля', true],
    ['How much money was raised in total by 3 teams?', '$2.4 million', '$2.4M', true],
    ['Quanto costa il panino?', '3 euro e 50', '3,50 €', true],
    ['Wie lange dauert die Fahrt?', 'eine halbe Stunde', '30 Minuten', true],
    ['Hoe lang duurt het?', 'anderhalf uur', '90 minuten', true],
    ['How old is the baby in months if she is one and a half years old?', '18 months', 'a year and a half', true],
    ['At what time does the train arrive?', '4:10 pm', '16:10', true],
    ['À quelle heure ferme le magasin ?', 'À 19 h 30', '19:30', true],
    ['A recipe needs 250 g for 4. How much for 6?', '375 g', '3.75 kg', false],
    ['Was kostet ein Kilo, wenn 500 g 2,30 € kosten?', '4,60 €', 'Vier Euro sechzig', true],
    ['A car travels 150 km in 2.5 hours. Average speed?', '60 km/h', '37.3 mph', true],
    ['他几点到?', '下午三点', '15:00', true],
  ],
  'numbers after a conclusion': [
    [
      'A shop sells 40 apples and 25 pears; 15 are rotten. How many are good?',
      '40 + 25 = 65 pieces, of which 15 rotten, so 50 are good.',
      '50',
      true,
    ],
    [
      'Un coche consume 6 litros por 100 km. ¿Cuántos litros para 250 km?',
      'Son 2,5 veces 100 km, por lo tanto 15 litros.',
      '15',
      true,
    ],
    ['Quanto fa il 20% di 150?', 'Il 10% è 15, quindi il 20% è 30.', '30', true],
    ['Ile to 15 razy 4?', '15 razy 4, czyli 60', '60', true],
    ['一共有多少个苹果?每箱12个,共5箱。', '每箱12个,5箱,所以一共60个。', '60', true],
  ],
  'answers that are taken back': [
    ['What is 9 x 8?', 'It is 71. Wait, no, 72.', '72', true],
    ['What is 9 x 8?', 'It is 71. Wait, no, 72.', '71', false],
    ['What is the capital of Australia?', 'Sydney. Sorry, I was wrong: Canberra.', 'Canberra', true],
    ['What is the capital of Australia?', 'Sydney. Sorry, I was wrong: Canberra.', 'Sydney', false],
    ['Was ist die Hauptstadt der Türkei?', 'Istanbul, nein, Moment: Ankara.', 'Istanbul', false],
    ['Quel est le plus long fleuve de France ?', 'La Seine… non, je me trompe, c’est la Loire.', 'La Loire', true],
    ['¿Cuánto es 7 por 8?', '54, no, espera: 56.', '56', true],
    ['Сколько будет 7 на 8?', '54. Нет, ошибся: 56.', '54', false],
    ['7乘8等于多少?', '等于54。不对,应该是56。', '56', true],
    ['Which is it?\nA) red\nB) blue\nC) green', 'A. No wait, C.', 'C', true],
    ['Which is it?\nA) red\nB) blue\nC) green', 'A. No wait, C.', 'A', false],
    ['Is 91 prime?', 'Yes. Hmm, wait, 91 = 7 × 13, so no.', 'No.', true],
    [
      'How many minutes do they wait in total if 4 people wait 5 minutes each?',
      'They wait 5 minutes each, 20 minutes in total.',
      '20',
      true,
    ],
    ['How many legs do 3 cats and a bird have?', 'At first I thought 12, but with the bird it is 14.', '14', true],
    ['How many legs do 3 cats and a bird have?', '14 (I had first written 12, forgetting the bird.)', '14', true],
    ['What year did the war end?', '1945', '1918, not 1945', false],
    ['What is 2^10?', '1024', '1000, hold on, 1024.', true],
  ],
  'options named in other ways': [
    ['Which is the largest?\nA. Mars\nB. Earth\nC. Jupiter', 'the last option', 'C', true],
    ['Wer malte die Mona Lisa? a) Raffael b) Leonardo c) Tizian', 'Die zweite Antwort', 'b', true],
    ['Quel est le plus grand océan ? 1) Atlantique 2) Pacifique 3) Indien', 'Le deuxième', 'Pacifique', true],
    ['哪个是最大的行星?A.火星 B.木星 C.土星', '第二个', 'B', true],
    ['Which are even? Select all. A) 2 B) 3 C) 4 D) 6', 'A, C, D', '2, 4 and 6', true],
    ['Which are even? Select all. A) 2 B) 3 C) 4 D) 6', 'A and C', 'A, C and D', false],
    ['¿Cuál es el metal? a) oro b) madera c) agua', 'La primera', 'a)', true],
    ['Quale pianeta è il più vicino al Sole? a) Venere b) Mercurio c) Marte', "L'opzione b", 'La seconda', true],
    ['Qual é o maior? A) 3 B) 9 C) 5', 'A alternativa B', '9', true],
    ['Quel animal vole ? A. chien B. aigle C. chat', 'Ni A ni C, donc B.', 'aigle', true],
    ['Какая планета самая большая? А) Марс Б) Юпитер В) Сатурн', 'Правильный ответ — Б.', 'Юпитер', true],
  ],
  dates: [
    ['When did WWI end?', '11 November 1918', 'November 11, 1918', true],
    ['When did WWI end?', '11/11/1918', '11 November 1918', true],
    ['When did WWI end?', '11 November 1918', '10 November 1918', false],
    ['When did WWI end?', 'In November 1918', '11 November 1918', true],
    ['Wann wurde die DDR gegründet?', '7. Oktober 1949', '07.10.1949', true],
    ['Quando è nato Dante?', 'nel maggio 1265', 'giugno 1265', false],
    ['Kiedy wybuchło powstanie warszawskie?', '1 sierpnia 1944', '01.08.1944', true],
    ['Когда началась война?', '22 июня 1941 года', '22.06.1941', true],
    ['When was it signed?', '4 July 1776', '04/07/1776', true],
    ['When was it signed?', 'July 4th', '4 July 1776', true],
  ],
  'names and short facts': [
    ['Who is the author of The Hobbit?', 'J. R. R. Tolkien', 'John Ronald Reuel Tolkien', true],
    ['Who is the author of The Hobbit?', 'Tolkien', 'C. S. Lewis', false],
    ['Which agency landed on the Moon?', 'NASA', 'National Aeronautics and Space Administration', true],
    ['Which organisation has its seat in New York?', 'The UN', 'the United Nations', true],
    ['Who composed it?', 'J. S. Bach', 'Johann Sebastian Bach', true],
    ['Who composed it?', 'J. S. Bach', 'Johann Christian Bach', false],
    ['Symbol of iron?', 'Fe', 'The symbol is Fe.', true],
    ['Symbol of iron?', 'Fe', 'Ir', false],
    ['What is the formula of water?', 'H2O', 'H₂O', true],
    ['What is the formula of hydrogen peroxide?', 'H2O', 'H2O2', false],
    ['What is the worst case of quicksort?', 'O(n^2)', 'O(n²)', true],
    ['What is the worst case of quicksort?', 'O(n^2)', 'O(n log n)', false],
    ['Who wrote Faust?', 'Goethe', 'Johann Wolfgang von Goethe', true],
    ['Factor x^2 - 4.', '(x - 2)(x + 2)', 'It factors as $(x+2)(x-2)$.', true],
  ],
  'yes or no without the word': [
    ['Can penguins fly?', 'They cannot fly.', 'No.', true],
    ['Ist Wal ein Fisch?', 'Ein Wal ist kein Fisch, sondern ein Säugetier.', 'Nein', true],
    ['Est-ce que 7 est premier ?', 'Bien sûr.', 'Oui', true],
    ['Is 2 a prime number?', 'That is correct.', 'Yes', true],
    ['Is tomato a fruit?', 'It depends on whom you ask.', 'Yes', false],
    ['¿Es Madrid la capital de España?', 'Por supuesto.', 'No.', false],
    ['Является ли 10 простым числом?', '10 не простое, оно делится на 2.', 'Нет.', true],
    ['Il Po passa per Torino?', 'Sì, attraversa la città.', 'No.', false],
    ['Fliegen Strauße?', 'Nein.', 'Strauße können nicht fliegen.', true],
    ['鲸鱼是鱼吗?', '鲸鱼不是鱼。', '不是', true],
  ],
};

describe.each(Object.entries(groups))('%s', (_, rows) => {
  it.each(rows)('%j: %j and %j are the same: %j', (prompt, left, right, same) => {
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const) {
      const { comparable, agreement } = compareAnswers({ text: a }, { text: b }, { prompt });
      expect({ comparable, same: agreement >= sameFrom }).toEqual({ comparable: true, same });
    }
  });
});

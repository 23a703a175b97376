import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare-answers.js';

/** Agreement from which a second answer counts as the same. */
const sameFrom = 0.7;

/** Prompt, one answer, another, and whether they say the same. */
type Row = readonly [prompt: string, left: string, right: string, same: boolean];

const groups: Readonly<Record<string, readonly Row[]>> = {
  'JSON in any form of question': [
    [
      'Gib als JSON zurück: Name und Alter aus „Anna ist 31.“',
      '{"alter": 31, "name": "Anna"}',
      '```json\n{"name": "Anna", "alter": 31}\n```',
      true,
    ],
    ['Extrae en JSON: «Mesa 4, dos cafés»', '{"mesa": 4, "cafes": 2}', '{"mesa": 2, "cafes": 4}', false],
    [
      'Верни JSON с полями "город" и "год": «Основан в Москве в 1755».',
      '{"город": "Москва", "год": 1755}',
      'Вот:\n```json\n{"год": 1755, "город": "Москва"}\n```',
      true,
    ],
    ['用JSON返回姓名和年龄:小明今年12岁。', '{"姓名":"小明","年龄":12}', '{"年龄":12,"姓名":"小明"}', true],
    [
      'Restituisci un JSON con nome e prezzo: "Penna 2 euro, 3 pezzi"',
      '{"nome":"Penna","prezzo":2}',
      '{"nome":"Penna","prezzo":3}',
      false,
    ],
  ],
  'checks after the answer': [
    ['Wie viel ist 48 geteilt durch 6?', '48 : 6 = 8. Probe: 8 × 6 = 48.', '8', true],
    ['Ile to 144 podzielić przez 12?', '144 : 12 = 12. Sprawdzenie: 12 × 12 = 144.', '12', true],
    ['Quanto fa 350 diviso 7?', '350 ÷ 7 = 50. Prova: 50 × 7 = 350.', '50', true],
    ['Quanto é 91 dividido por 7?', '91 ÷ 7 = 13. Verificação: 13 × 7 = 91.', '13', true],
    ['Hoeveel is 72 gedeeld door 8?', '72 / 8 = 9. Controle: 9 × 8 = 72.', '9', true],
    ['¿Cuánto es 84 entre 4?', '84 ÷ 4 = 21. (Comprobación: 21 × 4 = 84.)', '21', true],
    ['Combien font 63 divisé par 9 ?', '63 ÷ 9 = 7. Vérification : 7 × 9 = 63.', '7', true],
    ['What is 96 / 4?', "96 / 4 = 24. Let's check: 24 × 4 = 96.", '24', true],
    ['What is 96 / 4?', "It's 24. Quick check: 24 + 24 + 24 + 24 = 96.", '96', false],
  ],
  'dates that are asked for': [
    [
      'On which date does a 30-day trial that starts on 5 May 2022 end?',
      '5 May + 30 days = 4 June 2022',
      'June 4, 2022',
      true,
    ],
    [
      'On which date does a 30-day trial that starts on 5 May 2022 end?',
      '5 May + 30 days = 4 June 2022',
      'June 5, 2022',
      false,
    ],
    [
      '¿En qué fecha termina un plazo de 10 días que empieza el 25 de enero de 2023?',
      'El 4 de febrero de 2023.',
      '04/02/2023',
      true,
    ],
    [
      'Em que data termina um prazo de 15 dias iniciado em 20/03/2021?',
      'Termina em **04/04/2021**.',
      '20 de março + 15 dias = 4 de abril de 2021',
      true,
    ],
    [
      'In che data scade un abbonamento di 6 mesi iniziato il 10 gennaio 2024?',
      '10/07/2024',
      'Scade il 10 luglio 2024.',
      true,
    ],
    ['Kiedy upadł mur berliński?', '9 listopada 1989', 'Mur upadł **9 listopada 1988 roku**.', false],
    ['从2023年3月1日起10天后是几月几日?', '2023年3月11日', '3月11日', true],
    [
      'Какого числа закончится 14-дневный отпуск, начавшийся 3 июля 2023 года?',
      '17 июля 2023 года',
      '3 июля + 14 дней = **17.07.2023**',
      true,
    ],
    [
      'Quelle date tombe 7 jours après le 28 mars 2022 ?',
      'Le 4 avril 2022',
      'Le 28 mars 2022 plus 7 jours donne le 4 avril 2022.',
      true,
    ],
    [
      'An welchem Tag endet die Frist, wenn sie am 1.2.2024 beginnt und 20 Tage dauert?',
      '21. Februar 2024',
      'Sie endet am 22.02.2024.',
      false,
    ],
  ],
  'bold answers': [
    [
      'Tim has 12 marbles, loses 5 and wins 9. How many has he?',
      'Tim has **16** marbles: he lost 5 (leaving 7) and then won 9.',
      '16',
      true,
    ],
    [
      'Mia hat 20 Euro und kauft 3 Hefte zu je 2 Euro. Wie viel bleibt?',
      'Es bleiben **14 Euro**, denn die Hefte kosten 6 Euro von 20 Euro.',
      '14',
      true,
    ],
    [
      'Which planet is the hottest?\nA) Mercury\nB) Venus\nC) Mars',
      'Because of its thick atmosphere, which traps heat in a runaway greenhouse, the hottest one is **Venus**. Mercury is nearer to the Sun but has no air to hold the warmth.',
      'B',
      true,
    ],
  ],
  'yes or no in other words': [
    ['Верно ли, что 15 больше 12? Ответьте «да» или «нет».', 'Да.', 'Нет.', false],
    ['Is 221 prime? Answer with "yes" or "no".', 'No', 'no, it is 13 × 17', true],
    [
      'Critique: "Slow, dull, and far too long." Did the reviewer like the film? Answer yes or no.',
      'No',
      'Yes, they did.',
      false,
    ],
    ['Vrai ou faux : 12 est un multiple de 5.', "Cette affirmation n'est pas vraie.", 'Faux', true],
    ['Wahr oder falsch: Delfine sind Fische.', 'Das ist nicht richtig.', 'Falsch.', true],
    ['Verdadero o falso: el Sol es un planeta.', 'La afirmación no es cierta.', 'Falso', true],
    ['Vero o falso: 7 è un numero primo.', 'L’affermazione è vera.', 'Vero', true],
    ['Verdadeiro ou falso: 2 + 2 = 5.', 'A afirmação é falsa.', 'Falso', true],
    ['True or false: bats are blind.', "That's not true.", 'True', false],
    ['Does a contract by email bind? Answer yes or no.', 'It does.', 'Yes', true],
    ['Is the sum of 13 and 29 above 40?', '13 + 29 = 42, which is more than 40, so yes.', 'Yes, it is 42.', true],
    ['El resultado de 6 × 7 es mayor que 40?', 'Sí, es 42.', 'No, es 42.', false],
    ['Are penguins birds?', 'They are.', 'Yes', true],
    ['Do cats bark? Answer yes or no.', 'They do not.', 'No.', true],
  ],
  'output of code': [
    [
      'What does this print?\n```python\nprint([i for i in range(3)])\n```',
      'The loop runs three times, so the output is:\n\n```\n[0, 1, 2]\n```',
      '[0,1,2]',
      true,
    ],
    [
      'What does this print?\n```python\nprint("a" * 3, len("abc"))\n```',
      'It prints:\n\n```\naaa 3\n```',
      '```\naaa 4\n```',
      false,
    ],
    [
      'def f(x): return x[::-1]\nassert f("abc") == ??',
      '```python\nassert f("abc") == "cba"\n```',
      'The function reverses it, so it returns "cba".',
      true,
    ],
  ],
  'options on one line and contrasts': [
    ['What is the capital of Peru?\n(A) Quito (B) Lima (C) Bogotá', 'Lima', '(B)', true],
    ['Welches Metall ist flüssig?\n(a) Eisen (b) Quecksilber (c) Gold', 'b', 'Quecksilber', true],
    ['Was ist ein Wal?\nA) Fisch\nB) Säugetier\nC) Vogel', 'Ein Wal ist kein Fisch, sondern ein Säugetier.', 'B', true],
    ["Qu'est-ce qu'une tomate ?\nA) un légume\nB) un fruit", 'Ce n’est pas un légume mais un fruit.', 'B', true],
    ['Che cos’è un pipistrello?\nA) uccello\nB) mammifero\nC) rettile', 'Non è un uccello ma un mammifero.', 'B', true],
    ['What is a koala?\nA) bear\nB) marsupial\nC) rodent', 'It is not a bear but a marsupial.', 'A', false],
  ],
  'conversions and scales': [
    [
      'Сколько стоит квартира, если метр стоит 90 тыс. рублей, а площадь 50 метров?',
      '4 500 000 рублей',
      '4500 тыс. рублей',
      true,
    ],
    ['Ile wynosi zysk przy przychodzie 300 tys. i kosztach 180 tys. zł?', '120 tys. zł', '120 000 zł', true],
    ['Zapisz 0,75 jako ułamek zwykły.', '3/4', '0,75 = 75/100 = 3/4', true],
    ['Write 0.2 as a fraction.', '$\\frac{1}{5}$', '**1/5**', true],
    ['Convert 200 minutes into hours and minutes.', '3 h 20 min', 'It is 3 hours and 20 minutes.', true],
    ['Schreibe 3/4 als Dezimalzahl.', '0,75', 'Das ist 0.75.', true],
    ['Escribe 0,4 como fracción.', '2/5', '4/10 = 2/5', true],
  ],
  'an answer before its explanation': [
    [
      'which river flows through Vienna',
      'The Danube. It passes the city from north-west to south-east.',
      'Danube\n\n(The Wien also does, but it is small.)',
      true,
    ],
    [
      'which river flows through Vienna',
      'The Rhine. It passes the city.',
      'The Danube. The Rhine is farther west.',
      false,
    ],
  ],
  rounding: [
    ['How long is each piece if 5 m are cut in 8?', '0.63 m', '0.625 m', true],
    ['How long is each piece if 5 m are cut in 8?', '0.62 m', '0.625 m', false],
    ['How long is each piece if 2 m are cut in 3?', '0.67 m', '0.6667 m', true],
  ],
  'word stems': [['What is the capital of Belgium?', 'Brussels', 'Brüssel', true]],
  'rough numbers, addresses, times': [
    ['How heavy is a bowling ball of 7 kg in pounds?', 'about 15.4 lb', '15.43 pounds', true],
    ['How many people live there?', 'Rund 300.000', '299.500', true],
    ['How many people live there?', 'Rund 300.000', '280.000', false],
    ['Extract the address: "Mail ann@site.org."', 'ann@site.org', 'ann@site.net', false],
    ['Wann endet ein Film, der um 20:15 Uhr beginnt und 95 Minuten dauert?', 'Um 21:50 Uhr.', '21.50 Uhr', true],
    ['When does a 40-minute class that starts at 1:30 pm end?', '14:10', 'At 2:10 pm.', true],
    ['How do you say "bread" in Italian?', 'Pane', 'pane.', true],
    ['What is the area of a square with a side of 6 cm?', '36 cm²', '36 square centimetres', true],
  ],
  'two solutions': [
    ['Solve x^2 - 7x + 10 = 0.', 'x = 5 or x = 2', 'The roots are 2 and 5.', true],
    ['Löse x² − 4 = 0.', 'x = 2 oder x = −2', '$x = -2$ und $x = 2$', true],
    ['Solve x^2 - 7x + 10 = 0.', 'x = 5 or x = 2', 'x = 5 or x = 3', false],
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

import { describe, expect, it } from 'vitest';
import { quickChecks } from './hard-checks.js';

const english =
  'You can do that in two ways. First look at the settings and think about what you need. Then follow the steps in the manual, which explains each of them, and check the result at the end.';
const others: Readonly<Record<string, string>> = {
  de: 'Das geht auf zwei Wegen. Zuerst sieht man sich die Einstellungen an und überlegt, was man braucht. Danach folgt man den Schritten im Handbuch und prüft am Ende das Ergebnis.',
  es: 'Se puede hacer de dos maneras. Primero hay que mirar los ajustes y pensar qué se necesita. Después se siguen los pasos del manual y al final se comprueba el resultado.',
  fr: "On peut le faire de deux façons. Il faut d'abord regarder les réglages et réfléchir à ce dont on a besoin. Ensuite on suit les étapes du manuel et on vérifie le résultat à la fin.",
};

const plain: readonly string[] = [
  'How do I export a table as CSV from Excel?',
  'How can I convert XML to JSON in my company?',
  'What does it mean to write in all caps in an email?',
  'Why do people write in lowercase letters only online?',
  'How do I add a checkbox to a form in Word?',
  'What is a haiku?',
  'Who invented the limerick?',
  'How do I use hashtags on Instagram?',
  'Why are hashtags used with tweets?',
  'How do I write a formula in LaTeX?',
  'How do I remove emojis from text without emoji libraries?',
  'What is an acrostic for children?',
  'Explain why a comma-separated list is hard to parse.',
  'How do I put text in quotes in a shell script?',
  'Should I use contractions in a formal letter, or no contractions?',
  'Is it better to write no punctuation in titles?',
  'What happens if I use only JSON in my API?',
  'Can I use only the email address to log in?',
  'Is only the number important, or the unit too?',
  'Why does the start of the song begin with "Hello darkness"?',
  'What does the heading "Terms" mean in a contract?',
  'Explain the section "Liability" of a contract.',
  'Why do many names begin with the letter S?',
  'How do I write one item per line in a text file?',
  'How do I format dates as YYYY-MM-DD in Excel?',
  'How do I put code in a code block in Slack?',
  'What is the difference between one sentence and two?',
  'Can you describe what a two-column table is good for?',
  'How should I rate an essay rounded to two decimals?',
  'Can I write a book in the form of letters?',
  'What is better, SSD or HDD?',
  'Why does my bash script fail with only code 1?',
  'How do I merge two lists in Python? Explain without code.',
  'Explain what a JSON object is.',
  'What does "Return" do in a function?',
  'How do I get an address out of a contact list?',
  'Explain the difference between a letter and a number.',
];

const foreign: readonly (readonly [language: string, prompt: string])[] = [
  ['de', 'Was ist ein Wort?'],
  ['de', 'Was bedeutet es, in Großbuchstaben zu schreiben?'],
  ['de', 'Wie exportiere ich eine Tabelle als CSV?'],
  ['de', 'Wie speichere ich Daten im JSON-Format?'],
  ['de', 'Wie schreibe ich ein Haiku?'],
  ['de', 'Wie mache ich eine Aufzählung in Word?'],
  ['de', 'Was ist eine nummerierte Liste?'],
  ['de', 'Warum soll ich ohne Emojis schreiben?'],
  ['de', 'Gib mir ein Wort des Trostes zum Tod meines Hundes.'],
  ['es', '¿Qué es una palabra?'],
  ['es', '¿Cómo hago una tabla en Word?'],
  ['es', '¿Por qué se escribe en mayúsculas?'],
  ['es', 'Dime una palabra de ánimo y explica por qué ayuda.'],
  ['es', '¿Cómo guardo los datos en formato JSON?'],
  ['es', '¿Cómo se escribe un haiku?'],
  ['fr', 'Écris un mot de remerciement à ma voisine.'],
  ['fr', 'Que veut dire écrire en majuscules ?'],
  ['fr', 'Comment faire un tableau en markdown ?'],
];

const own: readonly (readonly [prompt: string, text: string])[] = [
  ['How many characters can a tweet have, at most 280 characters?', 'Yes: a tweet may have 280 characters at most.'],
  [
    'Why should I never use the word "obviously" in papers?',
    'The word obviously can sound arrogant. If something is obvious, nobody needs to be told so.',
  ],
  [
    'Should the NORTH or SOUTH side of a house have windows?',
    'In the northern hemisphere light and warmth come from where the sun stands at noon, so large windows belong there.',
  ],
  ['Which is faster, JSON, XML or YAML?', 'The lightest one wins: less text has to be read.'],
  [
    'Find the error in my reasoning: all birds fly, penguins are birds, so penguins fly.',
    'Not all birds fly, so the first premise is false and the conclusion does not follow.',
  ],
  [
    'Turn this into a plan: buy paint, clear the room, paint the walls.',
    '1. Buy paint.\n2. Clear the room.\n3. Paint the walls.',
  ],
  [
    'Write a message that says the server is down.',
    'Our server is down at the moment. We are working on it and will tell you when it is back.',
  ],
  ['Name four social networks.', '1. YouTube\n2. LinkedIn\n3. GitHub\n4. TikTok'],
];

function formsMissed(prompt: string, text: string): readonly string[] {
  const found = quickChecks({ prompt, text }, { skip: ['off-topic'] });
  return found.map((each) => each.text);
}

describe('a question about a form asks for no answer in it', () => {
  it.each(plain)('%s', (prompt) => expect(formsMissed(prompt, english)).toEqual([]));
  it.each(foreign)('%s: %s', (language, prompt) => expect(formsMissed(prompt, others[language] ?? '')).toEqual([]));
  it.each(own)('%s', (prompt, text) => expect(formsMissed(prompt, text)).toEqual([]));

  it('but instructions in another language than the question do', () => {
    const system = 'Du bist ein Rechner. Antworte immer nur mit einer Zahl, ohne weitere Worte.';
    const text = 'Spiders are arachnids, and they have rather many legs, as everybody knows.';
    expect(quickChecks({ system, prompt: 'How many legs has a spider?', text })[0]?.check).toBe('format');
  });
});

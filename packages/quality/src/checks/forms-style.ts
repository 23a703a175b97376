import { hasCommas } from './form-signs.js';
import type { Form } from './forms.js';

/** Letters from which on the case of a text is told. */
const leastCased = 12;

const quotes = '["“”„«»‘’「」『』]';

function lettersOf(text: string, pattern: RegExp): number {
  return text.slice(0, 4_000).match(pattern)?.length ?? 0;
}

/** Share of capitals among letters that have any. */
function shareOfCapitals(text: string): number | undefined {
  const upper = lettersOf(text, /\p{Lu}/gu);
  const lower = lettersOf(text, /\p{Ll}/gu);
  return upper + lower < leastCased ? undefined : upper / (upper + lower);
}

/** A mark without what is to be put in: "Score: N", "Final answer: <number>". */
function bareMark(mark: string): string {
  return mark
    .replace(/[<[{].*$/, '')
    .replace(/(?<=: ?)[a-z]$/, '')
    .replace(/[.,…]+$/, '')
    .trim();
}

/** How an answer is to be written and laid out, asked for in English. */
export const formsStyle: readonly Form[] = [
  {
    asked: new RegExp(
      `(?<!\\b(?:dont|not|never|without|avoid) )\\b(?:(?:last|first|final|with a|contain a|contains a|include a) line|begin\\w*|start\\w*|prefix\\w*|end|ends|ending|finish\\w*(?! (?:the|this|my) (?:sentence|phrase|line|proverb|saying|quot))|conclud\\w*|follow\\w*) [^.!?\\n"“«]{0,40}${quotes}([^"“”„«»\\n]{1,40})${quotes}(?:,? or ${quotes}([^"“”„«»\\n]{1,40})${quotes})?`,
    ),
    kept: ({ text }, [asked, mark = '', other = mark]) => {
      const whole = text.toLowerCase().replace(/['’]/g, '');
      // "A sentence that starts with": the word stands at its beginning, and nowhere else.
      const isStart = /^(?:begin|start)/.test(asked) && !/each|every|line|paragraph|stanza/.test(asked);
      const plain = isStart ? whole.slice(0, 80 + mark.length) : whole;
      return [mark, other].some((each) => plain.includes(bareMark(each))) || text.length > 6_000;
    },
    hints:
      'line begin begins beginning start starts starting started end ends ending finish finishing finished follow followed prefix prefixed conclude concluding',
    reason: 'words at the beginning or the end that were asked for',
    besideChoices: true,
  },
  {
    asked: /\b(?:end|finish|clos|conclud)\w* (?:\w+ ){0,4}with an? (?:\w+ ){0,3}question\b(?! mark)/,
    kept: ({ text }) => /[?？]/.test(text.slice(-200)) || text.length > 6_000,
    hints: 'question',
    reason: 'question at the end, where one was asked for',
  },
  {
    asked: /\b(?:begin|start)\w* (?:your|the|each|every) \w+ with the words? (\p{L}{2,20})(?!\p{L})/u,
    kept: ({ text }, [, word = '']) => text.slice(0, 60).toLowerCase().includes(word) || text.length > 6_000,
    hints: 'begin begins start starts',
    reason: 'words at the beginning or the end that were asked for',
    besideChoices: true,
  },
  {
    asked: new RegExp(
      `\\b(?:with|under|use|using|include|including|have|has|into|containing)\\b[^.!?\\n]{0,30}\\b(?:headings?|sections?|headers?|titles?|labels?)\\b[^.!?\\n"“«]{0,30}${quotes}([^"“”„«»\\n]{2,40})${quotes}`,
    ),
    kept: ({ text }, [, name = '']) =>
      text.toLowerCase().replace(/['’]/g, '').includes(name.replace(/^#+ /, '').replace(/:$/, '').trim()),
    hints: 'heading headings section sections header headers title titles label labels',
    reason: 'heading that was asked for',
  },
  {
    asked:
      /\bhead(?:ings?|ers)\b[^.\n]{0,20}#|\b(?:at least|with) (?:one|two|three|four|five|\d) (?:markdown )?headings?\b|\bmarkdown\b[^.\n]{0,60}\bheadings?\b/,
    kept: ({ text }) => /^[ \t]*(?:#{1,6}\s|\*\*[^*\n]{1,80}\*\*:?[ \t]*$|<h\d|\S.*\n[=-]{3,}$)/im.test(text),
    hints: 'heading headings headers',
    reason: 'heading that was asked for',
  },
  {
    asked:
      /\b(?:as|like|format|form|exactly)\b[^.\n"“]{0,30}["“]([^"“”<{[\n:]{2,24}: ?)(?:<[^>\n]{1,30}>|\{[^}\n]{1,30}\}|\[[^\]\n]{1,30}\])/,
    kept: ({ text }, [, label = '']) =>
      text
        .toLowerCase()
        .replace(/[*_'’]/g, '')
        .includes(label.trim()),
    hints: '" “',
    reason: 'label before the answer that was asked for',
    besideChoices: true,
  },
  {
    asked:
      /\b(?:in|use|using|only|as) (?:all |only )?(?:upper ?case|capital letters|capitals|all caps|block capitals|caps)\b(?! (?:letters? )?(?:for|at|city|cities|of))|\ball (?:in )?(?:caps|capitals|upper ?case)\b|\bupper ?case (?:letters )?only\b/,
    kept: ({ prose }) => (shareOfCapitals(prose) ?? 1) >= 0.5,
    hints: 'uppercase upper capital capitals caps',
    reason: 'capitals, where they were asked for',
  },
  {
    asked:
      /\b(?:in|use|using|only|as) (?:all |only )?(?:lower ?case)\b(?! (?:letters? )?(?:for|at|of))|\ball (?:in )?lower ?case\b|\blower ?case (?:letters )?only\b|\bno capital(?:s| letters)\b/,
    kept: ({ prose }) =>
      (shareOfCapitals(prose) ?? 0) < 0.3 &&
      lettersOf(prose, /(?<!\p{Lu})\p{Lu}(?!\p{Lu})/gu) <= Math.max(2, prose.length / 60),
    hints: 'lowercase lower capitals capital',
    reason: 'small letters, where they were asked for',
  },
  {
    asked: /\b(?:write|compose|create|give me|make|tell|in an?|as an?)\b[^.!?\n]{0,40}\b(haiku|limerick)\b/,
    kept: ({ text, words }, [, name]) => {
      const lines = text.split(/\n| \/ /).filter((line) => line.trim() !== '').length;
      return words.length > 120 || (name === 'haiku' ? lines >= 3 && lines <= 6 && words.length <= 45 : lines >= 4);
    },
    hints: 'haiku limerick',
    reason: 'lines of verse, where verse was asked for',
  },
  {
    asked: /\b(?:separated by|with|using) (?:a )?semi-?colons?\b|\bsemi-?colon[- ](?:separated|delimited)\b/,
    kept: ({ text, words }) => text.includes(';') || words.length <= 2,
    hints: 'semicolon semicolons',
    reason: 'semicolons between the items, where they were asked for',
  },
  {
    asked: /\b(?:comma[- ](?:separated|delimited)|separated by commas|with commas between)\b/,
    kept: hasCommas,
    hints: 'comma commas',
    reason: 'commas between the items, where they were asked for',
  },
  {
    asked:
      /\b(?:no|without|avoid(?: using)?|do not use|dont use) (?:any )?(?:bullet(?:ed)?(?: points?| lists?)?|bullets|lists?)\b/,
    kept: ({ text }) => (text.slice(0, 8_000).match(/^[ \t]*(?:[-*•–]|\d{1,2}[.)])\s+\S/gm)?.length ?? 0) < 2,
    hints: 'bullet bullets bulleted list lists',
    reason: 'plain text, where lists were not wanted',
  },
  {
    asked:
      /\b(?:no|without(?: any)?|do not use(?: any)?|dont use(?: any)?|avoid) (?:json|code (?:blocks?|fences?)|markdown)(?:(?:,| or|,? and)(?: no)? (?:json|code (?:blocks?|fences?)|markdown))*(?! (?:schema|parser|file|librar))\b/,
    kept: ({ text }, [asked]) =>
      !(asked.includes('json') && /^(?:```json|\{\s*")/i.test(text)) &&
      !(/code|markdown/.test(asked) && text.includes('```')),
    hints: 'json code markdown',
    reason: 'plain text, where JSON or code was not wanted',
    besideChoices: true,
  },
  {
    asked: /\b(?:no|without|avoid(?: using)?|do not use|dont use) (?:any )?emojis?\b/,
    kept: ({ text }) => !/[\u{1f300}-\u{1faff}\u2600-\u27bf]/u.test(text),
    hints: 'emoji emojis',
    reason: 'text without emoji, where none were wanted',
  },
  {
    asked:
      /\b(?:in|inside|within|as|use|using) (?:a |one |an? \w+ )?(?:fenced )?(?:\w+ )?(?:code block|code fence|triple backticks)\b|\b(?:write|give|return|output|provide) (?:me )?(?:a |one |the )?(?:\w+ )?code block\b|```[a-z]{2,12}\b|\bmermaid\b[^.!?\n]{0,20}\b(?:block|diagram|chart|flowchart|code)\b/,
    kept: ({ text, fences }) => fences.length > 0 || /```|^ {4}\S|^(?:graph|flowchart|sequencediagram)/im.test(text),
    hints: 'block fence backticks diagram flowchart chart mermaid',
    reason: 'code block, where one was asked for',
    besideChoices: true,
  },
  {
    asked:
      /\b(?:one|two|2|three|3) decimal places?\b|\b(?:nearest|to the) (?:cent|tenth|hundredth)\b|\b(?:rounded to \w+|(?:with|to) (?:one|two|three|\d)) decimals?\b/,
    kept: ({ text }) => !/\d/.test(text) || /\d[.,]\d/.test(text) || text.length > 1_500,
    hints: 'decimal decimals cent tenth hundredth',
    reason: 'decimals that were asked for',
    inQuestions: true,
  },
  {
    asked:
      /\b(?:exactly|in|only|just|with|on|of|write|compose|give me) (?:exactly |only |me )?(one|two|three|four|five|six|\d{1,2}) (?:short |separate )?lines\b(?! of (?:code|text|verse|poetry|dialog\w*))/,
    kept: ({ text }, [, count = '']) => {
      const wanted = Number(count) || ['one', 'two', 'three', 'four', 'five', 'six'].indexOf(count) + 1;
      const lines = text.split('\n').filter((line) => line.trim() !== '').length;
      return lines === wanted || Math.abs(lines - wanted) <= wanted / 4;
    },
    hints: 'lines',
    reason: 'lines in the number that was asked for',
  },
  {
    asked: /\b(?:no|without(?: any| using)?|dont use(?: any)?|omit(?: all)?|leave out(?: all)?) punctuation\b/,
    kept: ({ text }) => (text.match(/[.,;:!?](?=\s|$)/g)?.length ?? 0) < 2,
    hints: 'punctuation',
    reason: 'text without punctuation, where none was wanted',
  },
  {
    asked: new RegExp(
      `\\b(?:without (?:using|mentioning|saying|writing)?|(?:do not|dont|never|avoid) (?:use|using|say|saying|mention|mentioning|write)) ?(?:the )?(?:words? |term |phrase )?${quotes}([^"“”„«»\\n]{2,30})${quotes}`,
    ),
    kept: ({ words }, [, word = '']) => !words.includes(word.trim()),
    hints: 'without never avoid not dont',
    reason: 'text without a word that was not wanted',
  },
  {
    asked: /\b(?:beginn?ing|begins?|starts?|starting) with (?:the letter |an? |the )["“‘]?([a-z])["”’]?(?![a-z])/,
    kept: ({ words }, [, letter = '']) => words.some((word) => word.startsWith(letter)),
    hints: 'line begin begins beginning start starts starting',
    reason: 'word that begins as was asked for',
  },
  {
    asked: /\bin (?:double |single )?(?:quotation marks|quotes)\b/,
    kept: ({ text }) => /["“”„«»'‘]/.test(text),
    hints: 'quotation quotes',
    reason: 'quotation marks, where they were asked for',
  },
  {
    asked:
      /\b(?:at most|no more than|not more than|max(?:imum)?\.?(?: of)?|up to|under|within|fewer than|less than|below) (\d{2,5}) characters\b/,
    kept: ({ text }, [, most = '']) => text.length <= 1.15 * Number(most) + 10,
    hints: 'characters',
    reason: 'text within the length that was asked for',
  },
  {
    asked:
      /\b(?:headings?|sections?|headers?)(?: called| named| titled|:)? ([a-z][\w-]{2,20}(?:, [a-z][\w-]{2,20})+,? and [a-z][\w-]{2,20})/,
    kept: ({ text }, [, names = '']) => {
      const lower = text.toLowerCase();
      return names.split(/,? and |, /).every((name) => lower.includes(name));
    },
    hints: 'heading headings section sections header headers',
    reason: 'heading that was asked for',
  },
  {
    asked: /\b(?:with|including|include|and) a subject(?: line)?\b/,
    kept: ({ text }) => /subject|re:/i.test(text),
    hints: 'subject',
    reason: 'subject line, where one was asked for',
  },
  {
    asked: /\bcheck ?boxes\b|- \[ \]/,
    kept: ({ text }) => /\[[ x]\]|[☐☑□✅]/i.test(text),
    hints: 'checkboxes checkbox boxes list checklist items',
    reason: 'boxes to be ticked, where they were asked for',
  },
  {
    asked: /\bacrostic\b[^.?!\n]{0,50}?\b(?:word|name|for|of) ["“]?([a-z]{3,12})\b(?! (?:word|name))/,
    kept: ({ text }, [, word = '']) => {
      const initials = text
        .split('\n')
        .map((line) => /\p{L}/u.exec(line)?.[0] ?? '')
        .join('')
        .toLowerCase();
      return initials.includes(word);
    },
    hints: 'acrostic',
    reason: 'lines that begin with the letters of the word',
  },
  {
    asked: /\b(?:one|1) (?:\w+ )?per line\b|\beach (?:one )?on (?:its own|a new|a separate|a) line\b/,
    kept: ({ text }) => text.trim().includes('\n') || !/[,;]/.test(text),
    hints: 'line',
    reason: 'lines for the items, where they were asked for',
  },
  {
    asked: /\b(?:without|no|avoid(?:ing)?|dont use) (?:any )?contractions\b/,
    kept: ({ text }) => (text.match(/\p{L}['’](?:t|m|re|ve|ll|d)\b/gu)?.length ?? 0) < 2,
    hints: 'contractions',
    reason: 'words in full, where no contractions were wanted',
  },
  {
    asked: /\bin (?:the|this) (?:form|format|shape|layout):?\s*\n\s*([a-z]{1,15}:)/,
    kept: ({ text }, [, label = '']) => text.toLowerCase().includes(label),
    hints: 'form format shape layout',
    reason: 'label of the form that was asked for',
  },
  {
    asked: /\b(?:with|using|add|include|including|and)\b[^.!?\n]{0,24}\bhashtags?\b/,
    kept: ({ text }) => text.includes('#'),
    hints: 'hashtag hashtags',
    reason: 'hashtags, where they were asked for',
  },
  {
    asked: /\b(?:in|as|using|to|with) (?:valid |proper )?(?:latex|tex)\b|between \$\$/,
    kept: ({ text }) => /[\\$]/.test(text) || text.length < 12,
    hints: 'latex tex between',
    reason: 'LaTeX, where it was asked for',
  },
];

/** How a sentence begins that speaks of a form and asks for none: "How do I export a table as CSV?" */
const about =
  /^[^\p{L}]*(?:(?:and|but|so|also|hi|hello|please|bitte)[, ]+)*(?:how (?:do|does|did|can|could|would|should|may|is|are|to|come)|why|what (?:does|do|did|happens|would|if|makes|causes)|who (?:invented|uses|made)|when (?:do|does|should)|is|are|was|were|should|can i|could i|may i|do i|do you|does|did|would|will|has|have|(?:(?:can|could|would) you (?:please )?)?(?:explain|describe|tell me|show me) (?:why|how|what|whether|when|the (?:difference|rule|meaning))|wie|warum|wieso|weshalb|was (?:bedeutet|heißt|passiert)|ist|sind|kann ich|soll ich|darf ich|comment|pourquoi|que (?:veut|signifie)|est-ce|puis-je|cómo|por qué|qué (?:significa|pasa)|es|son|puedo|come|perché|posso|como|por que|hoe|waarom|wat betekent|как|почему|зачем|что значит|jak|dlaczego|nasıl|neden)(?!\p{L})|怎么|为什么|どうやって|どうすれば|なぜ|어떻게|왜/u;
/** "What is a", and then the form. */
const defines =
  /(?:^|[^\p{L}])(?:what (?:is|are|was)|whats|who (?:invented|wrote)|was (?:ist|sind)|quest-ce qu(?:e|un|une)?|qué (?:es|son)|che (?:cosa )?(?:è|sono)|cos(?:a)? è|o que (?:é|são)|wat (?:is|zijn)|что такое|co to(?: jest)?)(?: (?:an?|the|ein|eine|einer|der|die|das|une?|una?|um|uma|een|de|het|le|la|el|il|o))?[^\p{L}]*$/u;

/** Shorter quotations are words that are asked for: "answer with «oui» or «non»". */
const materialLength = 40;

/** Whether a place stands within a quotation that is long enough to be material. */
function isQuoted(asked: string, place: number): boolean {
  return [...asked.matchAll(/"[^"]*"|“[^”]*”|«[^»]*»/g)].some(
    ({ index, 0: { length } }) => length >= materialLength && index < place && place < index + length,
  );
}

const sentenceEnds = ['. ', '! ', '? ', '。', '！', '？', ': ', '\n'];

/** Whether a prompt, at a place where it names a form, speaks of that form rather than asks for an answer in it. */
export function asksAbout(asked: string, place: number): boolean {
  const before = asked.slice(0, place);
  const start = Math.max(
    0,
    ...sentenceEnds.map((end) => (before.includes(end) ? before.lastIndexOf(end) + end.length : 0)),
  );
  const sentence = before.slice(start);
  return (
    about.test(`${sentence} ${asked.slice(place, place + 12)}`) || defines.test(sentence) || isQuoted(asked, place)
  );
}

/** Words that have to follow each other within a few words: from each group one. */
export interface InjectionPattern {
  readonly label: string;
  readonly groups: readonly ReadonlySet<string>[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const override = words(
  `ignore disregard forget override bypass neglect discard ignoriere ignorier vergiss missachte ignora ignorez oublie
   oubliez olvida olvide dimentica ignorare`,
);
const earlier = words(
  `previous prior above earlier preceding foregoing all your any system original former initial alle vorherigen bisherigen
   obigen deine anteriores previas todas todos precedentes precedentes precedente toutes tous precedenti tue`,
);
const instructions = words(
  `instructions instruction prompt prompts rules directions guidelines directives commands programming constraints
   anweisungen anweisung regeln vorgaben instrucciones reglas consignes regles istruzioni regole safeguards`,
);
const reveal = words(
  'reveal print show repeat output display leak disclose reproduce verrate zeige gib muestra revela affiche',
);
const secret = words('system hidden initial secret confidential developer original above');

/** Orders to the model, as they are found in texts that should only be read. */
export const injectionPatterns: readonly InjectionPattern[] = [
  { label: 'INSTRUCTION_OVERRIDE', groups: [override, earlier, instructions] },
  { label: 'PROMPT_LEAK', groups: [reveal, secret, words('prompt instructions instruction message prompts')] },
  { label: 'JAILBREAK', groups: [words('do'), words('anything'), words('now')] },
  {
    label: 'JAILBREAK',
    groups: [words('you act behave'), words('are as like'), words('dan jailbroken unrestricted unfiltered uncensored')],
  },
  {
    label: 'JAILBREAK',
    groups: [words('enable enter activate switch'), words('developer god jailbreak'), words('mode')],
  },
];

/** Marks of chat templates: no user writes them. */
export const templateMarks: readonly string[] = [
  '<|im_start|>',
  '<|im_end|>',
  '<|system|>',
  '<|start_header_id|>',
  '<|endoftext|>',
  '<|eot_id|>',
  '[INST]',
  '<<SYS>>',
  '<start_of_turn>',
];

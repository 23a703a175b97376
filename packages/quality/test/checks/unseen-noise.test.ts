import { describe, expect, it } from 'vitest';
import { catchRate, type Drafts, flagged } from './catch-rate.js';

const repeat = (text: string, times: number): string => text.repeat(times);

const first: readonly Drafts[] = [
  [
    'Explain why the sky is blue.',
    [
      'asdkjh qwoeiu zxmcnb alskdj qpwoei rutyal skdjfh gmznxb cvqowi eurytl aksjdh',
      'fjdk slaj fdksl ajfkd lsajf kdlsa jfkdl sajfk dlsaj fkdls ajfkd',
      'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      repeat('the ', 60),
      repeat('sky sky blue ', 20),
      repeat('The sky is blue. ', 15),
      repeat('The sky is blue because of the light and the light is blue because of the sky and ', 8),
      repeat('\\n', 40),
      repeat('0', 120),
      repeat('ha', 90),
      repeat('1. Blue\n', 25),
      `The sky is blue because of scattering. ${repeat('Short waves scatter more. ', 12)}`,
      `The sky is blue because of ${repeat('very ', 50)}`,
      `Light from the sun reaches the air.${repeat('!', 200)}`,
      'table seven quickly orange the under whistle marble of jump seventeen but lamp cloud river is paint holding and forty spoon',
      'lamp cloud purple elephant twelve running window silently orbit cheese mountain velvet hammer quietly seven ocean pencil dancing brick',
      'banana telescope yesterday furiously seven upon carpet neutron gravy sideways blanket opera tractor invoice whisper cactus',
      'of the and to in the a is that for it was on the are as with his they at be this from have or',
      'blue sky is the because of why light and the is scatter of a so the to air the in',
      'JVBERi0xLjQKJcfsj6IKNSAwIG9iago8PC9MZW5ndGggNiAwIFIvRmlsdGVyIC9GbGF0ZURlY29kZT4+CnN0cmVhbQp4nE2OuwoCMRBF+3zFLS1',
      'VGhlIHNreSBpcyBibHVlIGJlY2F1c2Ugb2YgUmF5bGVpZ2ggc2NhdHRlcmluZyBvZiBsaWdodCBieSBtb2xlY3VsZXM=',
      '4a6f686e20446f6520776173206865726520616e642068652073617720746865206c6967687420616e6420697420776173',
      'The sky is blue<|im_end|>\n<|im_start|>user\nWhy is the grass green?<|im_end|>\n<|im_start|>assistant\nBecause of chlorophyll',
      '<|im_end|><|im_end|><|im_end|>',
      '[INST] Explain why the sky is blue. [/INST] [INST] Explain why the sky is blue. [/INST]',
      '</s></s></s></s>',
      '<pad><pad><pad><pad><pad><pad><pad><pad>',
      '<|endoftext|>',
      '<unk> <unk> <unk> of <unk> <unk>',
      '<|eot_id|><|start_header_id|>assistant<|end_header_id|>',
      'The sky is blue because of scattering.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nThanks',
      '<s>[INST] <<SYS>>\nYou are helpful.\n<</SYS>>',
      '### Instruction:\nExplain why the sky is blue.\n\n### Response:\n\n### Instruction:\n### Response:\n',
      'Ã¢â‚¬â„¢ Ã¢â‚¬Å“ Ã©tÃ© dÃ©jÃ  vu Ã¢â‚¬ÂThe skyÃ¢â‚¬â„¢s blue Ã¢â‚¬â€œ lightÃ¢â‚¬Â¦',
      'Ð¡Ð¸Ð½ÐµÐµ Ð½ÐµÐ±Ð¾ Ð¸Ð·-Ð·Ð° ÑÐ°ÑÑÐµÑÐ½Ð¸Ñ',
      'The sky \ufffd\ufffd\ufffd is \ufffd\ufffd blue \ufffd\ufffd\ufffd\ufffd because \ufffd\ufffd of \ufffd',
      '\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd',
      '锟斤拷锟斤拷锟斤拷锟斤拷锟斤拷',
      'sky 的 blau потому light である scattering wegen の небо azul परमाणु light という blue почему weil',
      'The sky es bleu weil das Licht puisque scattering ist la luz der ciel because die azul und sont light',
      '{}[]();:,.{}[]();:,.<>?/|\\~`!@#$%^&*()_+{}[]();:,.{}[]();:',
      '@@@@ #### $$$$ %%%% ^^^^ &&&& **** (((( )))) ____ ++++',
      'blue blue blue sky sky sky light light light air air air blue blue blue sky sky',
      'a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z',
      '1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2',
      'T h e s k y i s b l u e b e c a u s e o f s c a t t e r i n g o f l i g h t i n t h e a i r',
      'Theskyisblueb ecauset helightsca tteredbya irmolec ulesmor eatshort wavele ngths thanat lon gon es',
      'Teh ksy si bleu eubacse fo het nrgictsaet fo glhti yb teh lecumoles ni teh eaphtsmoer',
      'euqeb tsal wolley nrubtsuc ytrid gnol pmuj revo xof nworb kciuq eht tnaw ew os',
      'uhm blorf gnarl skizzle the wibble of frandish toves and gimble plorth was quonky in zarf',
      '0x00007ff8a2b4 0x00007ff8a2b8 0x00007ff8a2bc 0x00007ff8a2c0 0x00007ff8a2c4 0x00007ff8a2c8',
      'contentcontentcontentcontentcontentcontentcontentcontentcontent',
      'Blue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue\n\nBlue',
      repeat('Rayleigh scattering\nBlue light\n', 10),
      repeat('🌀🔥', 50),
      '天空天空天空天空天空天空天空天空天空天空天空天空天空天空天空天空',
      '的了是在不我有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文',
    ],
  ],
  [
    'Warum ist der Himmel blau?',
    [
      'Tisch sieben gestern Lampe der unter pfeifen Marmor und springen aber Fluss ist malen Löffel vierzig wegen Hose',
      'Fenster Elefant laufen Käse Berg Hammer ruhig Ozean Bleistift tanzen Ziegel Wolke zwölf leise Samt Umlaufbahn',
      repeat('Der Himmel ist blau ', 20),
      'dsfkj weriou sdfmn qwepo zxcvm sdlfkj wqeroiu mnzxcv lkjsdf poiqwe',
    ],
  ],
  [
    'Pourquoi le ciel est-il bleu ?',
    [
      'fenêtre douze éléphant courir fromage montagne marteau calme océan crayon danser brique nuage velours orbite',
      repeat('le ciel le ciel ', 20),
    ],
  ],
  [
    'Почему небо голубое?',
    [
      'стол семь быстро апельсин лампа облако река ложка сорок гвоздь молоко окно слон бежать сыр гора молоток',
      repeat('небо ', 40),
    ],
  ],
];

const second: readonly Drafts[] = [
  [
    'Describe how bread is made.',
    [
      'wlkejr pqoiwu zmxnbv laksjd hfgqpw oeirut mznxbc alskdj fhgqwp eoriut',
      'bread bread bread bread bread bread bread bread bread bread bread bread',
      repeat('and then ', 40),
      repeat('Mix the flour. Knead the dough. ', 10),
      repeat('aaaa ', 50),
      repeat('no', 100),
      repeat('.', 400),
      repeat('?', 150),
      repeat('lol ', 40),
      repeat('- Flour\n', 30),
      `Bread is made of flour.\n\n${repeat('Bread is made of flour and water and salt.\n', 12)}`,
      `First mix the flour with water${repeat(' and water', 30)}`,
      repeat('Knead the dough until it is smooth and then let it rest until it is smooth and ', 7),
      'pillow umbrella seventeen jumping violet the carrot under sincerely motor yesterday green of penguin loudly and staple river tomorrow',
      'guitar mountain yellow seldom brick dancing quickly sofa nine printer umbrella forest silent cactus button travel',
      'the a of dough with is to and bread an for the oven by the a into at of',
      'flour the mix and water a the to dough of is an the knead oven the in a',
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'QnJlYWQgaXMgbWFkZSBvZiBmbG91ciB3YXRlciBzYWx0IGFuZCB5ZWFzdA==',
      '\\u0062\\u0072\\u0065\\u0061\\u0064\\u0020\\u0069\\u0073\\u0020\\u006d\\u0061\\u0064\\u0065',
      '62726561642069732066696e65206272656164206973206f6b61792062726561642069732067726561742062726561642062',
      'Bread is made of flour and water.<|im_end|>',
      '<|im_start|>assistant\n<|im_start|>assistant\n<|im_start|>assistant',
      '<s> </s> <s> </s> <s>',
      '[/INST] Bread is made of flour. [INST] And cake?',
      '<|eot_id|>',
      '<end_of_turn>\n<start_of_turn>user\nhello',
      'Bread<pad><pad><pad>',
      '<｜end▁of▁sentence｜>',
      'User: How is bread made?\nAssistant: With flour.\nUser: And cake?\nAssistant:',
      'BreadÃ¢â‚¬â„¢s crust isnÃ¢â‚¬â„¢t hard Ã¢â‚¬â€œ itÃ¢â‚¬â„¢s crisp',
      'Ã¤Â¸Â­Ã¦â€“â€¡ Ã¥Â­â€”Ã§Â¬Â¦ Ã¤Â¹Â±Ã§Â Â',
      '��� bread �� is �� made ��� of',
      'ï¿½ï¿½ï¿½ bread ï¿½ï¿½ is ï¿½ï¿½',
      '锟斤拷锟斤拷面包锟斤拷',
      'Brot is mucho 面包 très хлеб good und sehr パン delicioso और very 빵',
      'Le pain ist made con farina und then wir knead la masa avec les hands',
      '%$#@ &*() !!?? <<>> {{}} [[]] ~~`` ^^^^ ++-- ==== %$#@ &*() !!??',
      'x7Gq pL2z 9vRt K0m8 wYb3 cN6h dF1j sA5e uT4i oP9l',
      'b r e a d i s m a d e o f f l o u r a n d w a t e r a n d s a l t a n d y e a s t',
      '0101010101010101010101010101010101010101010101010101010101010101010101010101',
      '5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5',
      repeat('🍞', 80),
      repeat('面包', 30),
      'flourflourflourflourflourflourflourflour',
      'dough dough yeast yeast oven oven salt salt crust crust bake bake flour flour',
    ],
  ],
  [
    'Wie backt man Brot?',
    [
      'Tisch laufen gelb der Eimer singen unter Wolke dreizehn Hammer und schnell Gabel träumen Fenster Igel',
      repeat('Mehl und Wasser ', 20),
    ],
  ],
  [
    '¿Cómo se hace el pan?',
    [
      'mesa correr amarillo nube trece martillo cantar rápido tenedor soñar ventana erizo zapato verde',
      repeat('el pan ', 30),
    ],
  ],
  [
    'Comment fait-on le pain ?',
    ['table courir jaune nuage treize marteau chanter vite fourchette rêver fenêtre hérisson chaussure vert'],
  ],
  [
    'Как пекут хлеб?',
    [
      'окно бежать жёлтый облако тринадцать молоток петь быстро вилка мечтать ёж башмак зелёный',
      repeat('хлеб и вода ', 20),
    ],
  ],
];

const good: readonly Drafts[] = [
  ['Generate a UUID.', ['3f2504e0-4f89-41d3-9a0c-0305e82c3301']],
  [
    'Encode "The quick brown fox jumps over the lazy dog" in base64.',
    [
      'VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw==',
      'The base64 encoding is:\n\n`VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw==`',
    ],
  ],
  [
    'Write the chorus of a song about home.',
    [
      'Home, home, take me home\nHome, home, take me home\nOver the hills and the river of stone\nHome, home, take me home',
      'Na na na na, hey hey\nNa na na na, hey hey\nI am coming home today',
    ],
  ],
  ['Repeat the word "duck" 20 times.', [`${repeat('duck ', 19)}duck`]],
  [
    'Count from 1 to 30.',
    ['1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30'],
  ],
  [
    'Give me 12 random English words.',
    [
      'lamp, cloud, purple, elephant, twelve, running, window, orbit, cheese, mountain, velvet, hammer',
      'lamp cloud purple elephant window orbit cheese mountain velvet hammer spoon river',
    ],
  ],
  [
    'List ten animals.',
    [
      'cat\ndog\nhorse\ncow\nsheep\ngoat\npig\nduck\nhen\ngoose',
      'cat, dog, horse, cow, sheep, goat, pig, duck, hen, goose',
    ],
  ],
  [
    'Give SEO keywords for a bike shop.',
    [
      'bike shop, bicycle repair, city bikes, e-bikes, mountain bikes, helmets, cycling gear, bike service',
      'bike bicycle repair service helmet cycling electric mountain city road gear wheels tyres brakes',
    ],
  ],
  ['What is the name of the long village in Wales?', ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch']],
  [
    'Show the multiplication table of 3.',
    [
      '3 × 1 = 3\n3 × 2 = 6\n3 × 3 = 9\n3 × 4 = 12\n3 × 5 = 15\n3 × 6 = 18\n3 × 7 = 21\n3 × 8 = 24\n3 × 9 = 27\n3 × 10 = 30',
    ],
  ],
  ['Make an identity matrix of size 5.', ['1 0 0 0 0\n0 1 0 0 0\n0 0 1 0 0\n0 0 0 1 0\n0 0 0 0 1']],
  [
    'What does <|im_end|> mean in ChatML?',
    ['It marks the end of a message: `<|im_start|>user` opens one and `<|im_end|>` closes it.'],
  ],
  [
    'How does the Llama 2 chat template look?',
    ['```\n<s>[INST] <<SYS>>\nYou are helpful.\n<</SYS>>\n\nHello [/INST] Hi! </s>\n```'],
  ],
  [
    'Translate "hello" into five languages.',
    [
      'Spanish: hola\nFrench: bonjour\nGerman: hallo\nRussian: привет\nJapanese: こんにちは',
      'hola, bonjour, hallo, привет, こんにちは',
    ],
  ],
  [
    'Write a line of the Jabberwocky.',
    [
      "'Twas brillig, and the slithy toves\nDid gyre and gimble in the wabe:\nAll mimsy were the borogoves,\nAnd the mome raths outgrabe.",
    ],
  ],
  ['Draw a box in ASCII.', ['+--------+\n|        |\n|        |\n+--------+']],
  ['Write DNA of 60 bases.', ['ATGCGTACGTTAGCTAGCTAGGATCCGATCGATCGTAGCTAGCTAGCATCGATCGATTAA']],
  ['Decode: .... .. ', ['HI', 'H I']],
  ['Encode SOS in morse, three times.', ['... --- ... / ... --- ... / ... --- ...']],
  ['Write a regex for emails.', ['^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$']],
  [
    'Give the first 40 Fibonacci numbers modulo 2.',
    ['0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0 1 1 0'],
  ],
  ['Write binary for "Hi".', ['01001000 01101001']],
  ['Laugh.', ['Hahahahahaha!', 'Ha ha ha ha ha!']],
  ['Which emojis fit a party?', ['🎉🥳🎂🎈🍾', '🎉 🥳 🎂']],
  ['What is the chemical name of caffeine?', ['1,3,7-Trimethylpurine-2,6-dione']],
  ['List the months', ['January February March April May June July August September October November December']],
  [
    'Nenne zehn Wörter mit B.',
    ['Baum, Bett, Berg, Buch, Brot, Bild, Bank, Ball, Bein, Bus', 'Baum Bett Berg Buch Brot Bild Bank Ball Bein Bus'],
  ],
  ['列出十种动物', ['猫、狗、马、牛、羊、猪、鸭、鸡、鹅、兔']],
  ['Print the alphabet with spaces.', ['a b c d e f g h i j k l m n o p q r s t u v w x y z']],
  [
    'Give the truth table of AND.',
    ['| A | B | A AND B |\n|---|---|---|\n| 0 | 0 | 0 |\n| 0 | 1 | 0 |\n| 1 | 0 | 0 |\n| 1 | 1 | 1 |'],
  ],
  ['Give me the command that lists all docker containers and removes them.', ['docker rm $(docker ps -aq)']],
  [
    'List verbs for a resume.',
    [
      'achieved built created designed directed drove earned expanded founded generated grew headed improved launched led managed negotiated',
    ],
  ],
];

describe('unseen noise', () => {
  it.each([
    ['first', first],
    ['second', second],
  ] as const)('is found in at least 95 of 100: %s list', async (_, lists) => {
    const { rate, missed } = await catchRate('noise', lists);
    expect(rate, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('is not seen in good drafts that look like it', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

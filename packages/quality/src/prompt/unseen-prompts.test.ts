import { expect, it } from 'vitest';
import { classifyPrompt } from './index.js';

// Written after the model was final and never trained on. The first run had 119 of the 129 right.
const unseen = String.raw`
CODE|Why does my Flask route return 405 when I submit the form?
CODE|Write a Kotlin extension that debounces clicks
CODE|How can I rebase my feature branch without losing commits?
CODE|Wie lese ich in Go eine YAML-Konfiguration ein?
CODE|Mein Vue-Formular sendet die Werte doppelt, woran liegt das?
CODE|Comment annuler une promesse en JavaScript ?
CODE|¿Cómo paso un puntero a una función en C?
CODE|Napisz klasę w PHP, która wysyła zapytania HTTP
CODE|Jak naprawić wyjątek NullPointerException w Springu?
CODE|Как написать юнит-тест для асинхронной функции?
CODE|Ошибка segmentation fault в рекурсивной функции, помоги найти
CODE|TypeScriptでジェネリック型の関数を書いて
CODE|리액트에서 useEffect가 두 번 실행되는 이유는?
CODE|Dubbele elementen uit een array halen in Swift
MATH|If 4 painters need 9 days, how long do 6 painters need?
MATH|Compute the area between y = x and y = x^2.
MATH|How many diagonals does a dodecagon have?
MATH|Berechne die Nullstellen von x^2 - 4x - 12
MATH|Zeige, dass die Summe zweier ungerader Zahlen gerade ist.
MATH|Combien vaut la somme des angles d'un pentagone ?
MATH|Un tren va a 90 km/h durante 2 horas y media. ¿Qué distancia recorre?
MATH|Oblicz objętość stożka o promieniu 3 i wysokości 7
MATH|Ile jest liczb pierwszych mniejszych od 50?
MATH|Найди наибольшее значение функции на отрезке
MATH|В классе 28 учеников, мальчиков на 4 больше. Сколько девочек?
MATH|二次関数 y = x^2 - 6x + 5 の頂点を求めよ
MATH|등비수열의 합을 구하는 공식을 유도하시오
MATH|Bereken de oppervlakte van een driehoek met basis 8 en hoogte 5
DATA|Which SQL window function gives me a running total?
DATA|My histogram is skewed to the right, should I take logs?
DATA|city,temp\nOslo,4\nRome,17\nOslo,6\nGive me the mean temperature by city.
DATA|Wie entferne ich leere Zeilen in einer Excel-Tabelle?
DATA|Berechne den Median je Gruppe mit pandas
DATA|Comment détecter les valeurs aberrantes dans un jeu de données ?
DATA|Haz un gráfico de líneas con las ventas por trimestre
DATA|Jak policzyć korelację między dwiema kolumnami?
DATA|Wyciągnij z tego tekstu nazwiska i daty jako JSON
DATA|Сгруппируй заказы по месяцам в SQL
DATA|Как интерпретировать коэффициенты линейной регрессии?
DATA|アンケート結果を集計してグラフにしたい
DATA|데이터프레임에서 결측값을 평균으로 채우는 방법
DATA|Maak een kruistabel van omzet per regio en maand
MEDICAL|My ears have been ringing since the concert, will it stop?
MEDICAL|Is it normal to bleed after a root canal?
MEDICAL|Which tests confirm celiac disease?
MEDICAL|Seit einer Woche habe ich Sodbrennen, was kann ich nehmen?
MEDICAL|Darf ich in der Stillzeit Antihistaminika einnehmen?
MEDICAL|Ma fille a des boutons rouges sur le ventre
MEDICAL|¿Cuánto tarda en curarse un esguince de tobillo?
MEDICAL|Od rana mam kłucie w sercu i duszności
MEDICAL|Jakie leki obniżają cholesterol?
MEDICAL|Что делать при солнечном ожоге у ребёнка?
MEDICAL|Какие симптомы у аппендицита?
MEDICAL|花粉症の薬は眠くなりますか
MEDICAL|어깨가 아파서 팔을 못 들겠어요
MEDICAL|Mijn baby heeft al twee dagen diarree
LEGAL|Can my landlord enter the flat without notice?
LEGAL|Is my freelance contract enforceable without a signature?
LEGAL|What are the penalties for driving without insurance?
LEGAL|Welche Kündigungsfrist gilt bei einem befristeten Mietvertrag?
LEGAL|Wer haftet, wenn ein Kind das Auto des Nachbarn zerkratzt?
LEGAL|Comment porter plainte pour harcèlement au travail ?
LEGAL|¿Qué dice la ley sobre grabar a un empleado sin permiso?
LEGAL|Czy umowa ustna jest ważna?
LEGAL|Jak złożyć apelację od wyroku?
LEGAL|Может ли банк подать на меня в суд?
LEGAL|Как составить брачный договор?
LEGAL|試用期間中の解雇は違法ですか
LEGAL|월세 보증금을 못 받으면 어떤 소송을 해야 하나요?
LEGAL|Heb ik recht op een ontslagvergoeding?
FINANCE|Should I consolidate two credit card debts at 19% and 24%?
FINANCE|What is a reasonable price-to-earnings ratio for a utility?
FINANCE|How do bond prices react when rates go up?
FINANCE|Wie hoch ist die Rendite einer Anleihe mit 3 % Kupon?
FINANCE|Lohnt sich ein Tagesgeldkonto bei zwei Prozent Inflation?
FINANCE|Quel livret d'épargne rapporte le plus ?
FINANCE|¿Cómo declaro las ganancias de mis acciones?
FINANCE|Ile wyniesie rata kredytu na 300 tysięcy na 20 lat?
FINANCE|Czy warto kupić obligacje skarbowe?
FINANCE|Как посчитать чистую прибыль магазина?
FINANCE|Стоит ли брать кредит на машину под 15 процентов?
FINANCE|つみたて投資は毎月いくらが適切ですか
FINANCE|월급 300만 원으로 저축 계획을 세워줘
FINANCE|Wat is beter, sparen of beleggen in een indexfonds?
CREATIVE|Write a ghost story set in a laundromat
CREATIVE|Give me a rhyming couplet about broccoli
CREATIVE|Invent a superhero whose power is punctuality
CREATIVE|Schreibe ein Gedicht über einen verlorenen Schlüssel
CREATIVE|Écris un conte où un nuage tombe amoureux
CREATIVE|Escribe un poema sobre el mar en invierno
CREATIVE|Napisz bajkę o zegarze, który się spóźniał
CREATIVE|Сочини колыбельную про маяк
CREATIVE|Придумай смешной диалог кота и пылесоса
CREATIVE|灯台守を主人公にした短編小説を書いて
CREATIVE|가을 밤에 대한 짧은 시를 지어줘
CREATIVE|Schrijf een kort verhaal over een verdwaalde astronaut
TRANSLATION|Translate into Finnish: The shop opens at nine.
TRANSLATION|What is the Portuguese word for "ladder"?
TRANSLATION|Übersetze ins Polnische: Wir kommen am Samstag an.
TRANSLATION|Traduis cette phrase en allemand : Le train est en retard.
TRANSLATION|¿Cómo se dice "paraguas" en japonés?
TRANSLATION|Przetłumacz na rosyjski: Dziękuję za pomoc
TRANSLATION|Переведи на итальянский: Где ближайшая аптека?
TRANSLATION|「お先に失礼します」を英語に訳してください
TRANSLATION|다음 문장을 프랑스어로 번역해줘: 만나서 반갑습니다.
TRANSLATION|Vertaal naar het Spaans: De winkel is gesloten
SUMMARIZATION|The river rose two metres overnight. Volunteers filled sandbags until dawn. No one was hurt.\n\nGive me that in one sentence.
SUMMARIZATION|Summarise the quarterly report below in five bullets.
SUMMARIZATION|Fasse die wichtigsten Punkte dieses Protokolls zusammen
SUMMARIZATION|Résume l'article suivant en trois lignes : Les abeilles reviennent en ville.
SUMMARIZATION|Resume este correo en dos frases: La reunión pasa al jueves.
SUMMARIZATION|Podsumuj ten artykuł w trzech punktach
SUMMARIZATION|Кратко изложи содержание доклада
SUMMARIZATION|この論文の要点を三行でまとめて
SUMMARIZATION|다음 기사를 두 문장으로 요약해줘
SUMMARIZATION|Vat dit verslag samen in vijf zinnen
GENERAL|Which spices go well with lentils?
GENERAL|Who built the Taj Mahal and why?
GENERAL|How do I stop my glasses from fogging up?
GENERAL|Wie hieß der erste Mensch im Weltall?
GENERAL|Was ziehe ich zu einer Taufe an?
GENERAL|Quelle est la capitale de la Mongolie ?
GENERAL|¿Qué puedo cocinar con calabacín y huevos?
GENERAL|Gdzie pojechać w góry na weekend?
GENERAL|Кто был первым президентом США?
GENERAL|Как ухаживать за орхидеей?
GENERAL|北海道でおすすめの観光地は
GENERAL|바나나를 오래 보관하는 방법
GENERAL|Hoe kom ik van een wespennest in de tuin af?
`;

it('puts at least 85 of 100 prompts that nobody trained on, in eight languages, in the right field', () => {
  const rows = unseen
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
  const fieldOf = (prompt = '') => classifyPrompt(prompt.replaceAll('\\n', '\n')).domain;
  const wrong = rows.filter(([domain, prompt]) => fieldOf(prompt) !== domain);
  const report = wrong.map(([domain, prompt]) => `${domain} taken for ${fieldOf(prompt)}: ${prompt}`);
  expect(1 - wrong.length / rows.length, report.join('\n')).toBeGreaterThanOrEqual(0.85);
});

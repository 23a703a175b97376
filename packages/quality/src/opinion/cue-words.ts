function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

function phrases(text: string): readonly string[] {
  return text.split(/,\s*/);
}

/** Nouns for "answer". They announce the final answer more surely than {@link resultWords}. */
export const answerWords = words(
  `answer option choice opción opção opzione antwort réponse reponse respuesta risposta resposta antwoord svar svaret ответ відповідь odpowiedź odpověď
  cevap vastaus jawaban الإجابة الجواب إجابة उत्तर`,
);

/** Nouns for an option of a list, as a part of a pattern. */
export const optionNouns =
  'options?|choice|answer|statement|alternativ[ae]|antwort|aussage|réponse|proposition|opción|opção|opzione|risposta|respuesta|resposta|optie|antwoord|вариант|ответ|пункт|选项|選項|选|選択肢';

/** Nouns for "result", "output" and "solution". */
export const resultWords = words(
  `result output solution ergebnis ausgabe lösung résultat resultat sortie solution resultado salida solución risultato
  soluzione saída solução resultaat uitvoer oplossing результат вывод wynik sonuç النتيجة परिणाम
  gesamt total totale insgesamt assertion conclusion`,
);

/** Nouns for "answer" in scripts that write no spaces. Longer ones stand before those that they hold. */
export const spacelessAnswers: readonly string[] = ['答案', '答え', '正解', '정답', '답', '答', 'คำตอบ'];

/** Nouns for "result" and "output" in scripts that write no spaces. */
export const spacelessResults: readonly string[] = ['结果', '結果', '输出', '輸出', '出力', '결과', '출력', 'ผลลัพธ์'];

/** What stands between the cue and the answer: "is", "lautet", "est". */
export const copulas = words(
  `is are be was equals ist sind wäre lautet lauten beträgt est sont sera serait égale es son será sería è é sono sarà são
  luidt zijn är er равен равна равно является jest wynosi เป็น คือ هي هو है`,
);

/** Words for "therefore", the longest first. */
export const conclusions: readonly string[] = phrases(
  `por lo tanto,por consiguiente,par conséquent,di conseguenza,als gevolg,bu nedenle,por eso,por isso,por tanto,de modo que,ou seja,así que,
  which makes,which means,which gives,which leaves,that makes,that leaves,das macht,das ergibt,therefore,folglich,demnach,deshalb,pertanto,portanto,
  entonces,dunque,quindi,perciò,leaving,making,giving,d'où,alltså,därför,daarom,derhalve,zatem,dlatego,więc,czyli,somit,daher,donc,ainsi,soit,
  luego,então,assim,cioè,logo,thus,hence,dus,значит,следовательно,итак,поэтому,dolayısıyla,yani,اذن,إذن,अतः,इसलिए,so`,
);

/** Words that may stand between copula and answer, the longest first. */
export const therefores: readonly string[] = [
  ...phrases('most likely,in the end,en effet,probably,clearly,finally,indeed,simply,allora,alors,also,then,just'),
  ...conclusions,
];

/** The same in scripts without spaces. */
export const spacelessCopulas: readonly string[] = ['是', '为', '為', 'は', '는', '은', '：', ':', '='];

/** Fields of a JSON answer that hold the answer itself, by rank: a lower number wins. */
export const answerFields: ReadonlyMap<string, number> = new Map([
  ...Array.from(
    words(`final_answer finalanswer answer_final answer antwort réponse reponse respuesta risposta resposta antwoord ответ 答案
    回答 答え 正解 정답 answer_letter correct_answer correct_option`),
    (word): [string, number] => [word, word.startsWith('final') ? 0 : 1],
  ),
  ...Array.from(
    words(
      'final choice option letter result output solution prediction label value ergebnis résultat resultado risultato 结果',
    ),
    (word): [string, number] => [word, 2],
  ),
]);

/** Fields that hold the way to an answer: two good answers differ in them. */
export const reasoningFields = words(
  `reasoning reason reasons rationale explanation explain thought thoughts thinking analysis steps step_by_step chain_of_thought
  work working confidence certainty notes comment begründung erklärung raisonnement explication razonamiento explicación
  ragionamento spiegazione raciocínio explicação 推理 解释 理由 分析`,
);

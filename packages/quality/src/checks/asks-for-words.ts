const asksForMessage =
  /\b(?:messages?|warn\w*|notice|dialog\w*|notification|alert|banner|apology|e-?mail|letter|sign|announcement|toast|snackbar|button|meldung|hinweis|nachricht|mensaje|aviso|messaggio|avviso|mensagem)\b|メッセージ|文を|文面|伝える|提示|通知|문구|메시지|сообщени/;
const asksToWrite =
  /\b(?:write|draft|compose|warn|give|suggest|create|translat\w*|rewrite|phrase|schreib\w*|formulier\w*|escrib\w*|redact\w*|rédig\w*|scriv\w*|escrev\w*)\b|écri[st]|écrire|напиш|写|書|써/;

/** The user wants words for others to read: a notice, a letter, what a dialog says. */
export function asksForWords(asked: string): boolean {
  return asksToWrite.test(asked) && asksForMessage.test(asked);
}

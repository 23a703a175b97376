/** What the command's exit status says. */
export const exitCodes = { answered: 0, unanswered: 1, usage: 2, interrupted: 130 } as const;

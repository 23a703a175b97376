import type { EncodedAnswerKind } from './answer-kind.js';

export const encodedAnswerKind: EncodedAnswerKind = {"bias":{"refusal":0,"error":0},"shape":{"refusal":[],"error":[]},"scale":1,"ids":"","weights":""};

import type { FileHandle } from 'node:fs/promises';
import { ConfigurationError } from '@cascade/core';

export interface RowLine {
  readonly text: string;
  /** In bytes from the beginning of the file. */
  readonly start: number;
  readonly length: number;
  /** It ends as a line does. */
  readonly isWhole: boolean;
}

const pieceBytes = 64 * 1024;
const maxLineBytes = 256 * 1024 * 1024;
const newLine = 10;

/** The lines of a file, with where they lie. */
export async function* rowLines(file: FileHandle): AsyncGenerator<RowLine> {
  let pieces: Buffer[] = [];
  let start = 0;
  let length = 0;
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    let from = 0;
    for (;;) {
      const end = buffer.subarray(0, bytesRead).indexOf(newLine, from);
      const piece = buffer.subarray(from, end === -1 ? bytesRead : end);
      pieces.push(piece);
      length += piece.length;
      if (length > maxLineBytes) throw new ConfigurationError('A file of rows has a line that is too long');
      if (end === -1) break;
      yield { text: Buffer.concat(pieces).toString(), start, length, isWhole: true };
      from = end + 1;
      [pieces, start, length] = [[], start + length + 1, 0];
    }
  }
  if (length > 0) yield { text: Buffer.concat(pieces).toString(), start, length, isWhole: false };
}

import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The body as the caller wants it: decoded, when a server compresses although identity was asked for. */
export function decodeContent(message: IncomingMessage): Readable {
  const decoder = createDecoder(message.headers['content-encoding']);
  // A failure of the message destroys the decoder with the same error, which its reader sees.
  return decoder ? pipeline(message, decoder, () => {}) : message;
}

function createDecoder(encoding: string | undefined) {
  // Flushed after every chunk, so that a compressed stream arrives as promptly as a plain one.
  const zlib = { flush: constants.Z_SYNC_FLUSH };
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(zlib);
    case 'deflate':
      return createInflate(zlib);
    case 'br':
      return createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH });
    default:
      return undefined;
  }
}

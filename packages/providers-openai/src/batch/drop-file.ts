import type OpenAI from 'openai';

const limitMs = 10_000;

/** A file that stays goes by itself after thirty days. */
export async function dropFile(client: OpenAI, fileId: string, signal: AbortSignal): Promise<void> {
  await client.files.delete(fileId, { signal, timeout: limitMs }).catch(() => {});
}

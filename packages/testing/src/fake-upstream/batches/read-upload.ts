import type { RequestLogEntry } from '../request-log.js';

/** The parts of a form that a file comes in. */
export async function readUpload({
  rawBody,
  headers,
}: RequestLogEntry): Promise<{ readonly file?: string; readonly purpose?: string }> {
  try {
    const form = await new Response(rawBody, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
    const [file, purpose] = [form.get('file'), form.get('purpose')];
    return {
      ...(file instanceof File && { file: await file.text() }),
      ...(typeof purpose === 'string' && { purpose }),
    };
  } catch {
    return {};
  }
}

import picocolors from 'picocolors';
import type { Io } from '../io.js';

/** Colours on a terminal, plain text elsewhere and with NO_COLOR. */
export function colors({ useColors }: Io): ReturnType<typeof picocolors.createColors> {
  return picocolors.createColors(useColors);
}

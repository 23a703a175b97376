import type { ConfigDocument } from '../documents/config-document.js';
import type { Settings } from '../settings/settings-shape.js';

/** `explicit`: named by a person; it counts as the user's own. */
export type LayerKind = 'explicit' | 'project' | 'user';

/** One configuration file, read. */
export interface Layer {
  readonly kind: LayerKind;
  readonly document: ConfigDocument;
  readonly settings: Settings;
}

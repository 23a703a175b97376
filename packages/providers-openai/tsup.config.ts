import { build } from '../../tsup.base.js';

export default build({
  index: 'src/index.ts',
  'presets/index': 'src/presets/index.ts',
});

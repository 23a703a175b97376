import { build } from '../../tsup.base.js';

export default build({ index: 'src/index.ts', 'eval/index': 'src/eval/index.ts', options: 'src/options.ts' });

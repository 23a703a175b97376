import { build } from '../../tsup.base.js';

export default build({ index: 'src/index.ts', 'batch/index': 'src/batch/index.ts' });

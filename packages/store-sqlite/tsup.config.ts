import { build } from '../../tsup.base.js';

// An optional dependency is not left out of the bundle by itself.
export default build({ index: 'src/index.ts' }, { external: ['libsql'] });

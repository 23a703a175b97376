import { build } from '../../tsup.base.js';

export default build({
  index: 'src/index.ts',
  'spec/index': 'src/spec/index.ts',
  'provider-kit/index': 'src/provider-kit/index.ts',
});

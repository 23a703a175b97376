import { build } from '../../tsup.base.js';

export default build({
  index: 'src/index.ts',
  'fake-upstream/index': 'src/fake-upstream/index.ts',
  'chat-model/index': 'src/chat-model/index.ts',
  'store/index': 'src/store/index.ts',
  'models/index': 'src/models/index.ts',
  'recordings/index': 'src/recordings/index.ts',
  'clock/index': 'src/clock/index.ts',
});

import { describeChatModel, openWire } from '@cascade/testing/chat-model';
import { acme } from './acme-model.js';
import { acmeWire } from './acme-wire.js';

describeChatModel(
  'acme',
  openWire(acmeWire, () => acme('acme-1')),
);

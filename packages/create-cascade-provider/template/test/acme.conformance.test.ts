import { describeChatModel, openWire } from '@cascade/testing/chat-model';
import { createProvider } from '../src/index.js';
import { suiteWire } from './suite-wire.js';

describeChatModel(
  'acme',
  openWire(suiteWire, () => createProvider().chat('acme-1')),
  // What Acme cannot do, by the name of the case, each with the reason: { 'sends images as they are': 'Acme reads text only' }
  { skip: {} },
);

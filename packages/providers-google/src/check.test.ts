import { describeProviderCheck } from '@cascade/testing/chat-model';
import { createGoogle } from './create-google.js';

describeProviderCheck('google', { createProvider: (url) => createGoogle({ baseURL: url }) });

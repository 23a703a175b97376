import { describeFaults } from '@cascade/testing/chat-model';
import { createGoogle } from './create-google.js';

describeFaults('google', {
  protocol: 'gemini',
  createModel: (url) => createGoogle({ baseURL: url }).chat('gemini-3.8-flash'),
});

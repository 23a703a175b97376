import { describeChatModel } from '@cascade/testing/chat-model';
import { openClaudeCode } from './fake-claude-code.js';

const noTools = 'Claude Code runs tools itself and hands no call back: entries with tools pass it over';
const noStream = 'Claude Code gives whole answers: a stream of one is a single piece';
const noWire = 'there is no wire: a local program answers through its SDK';

describeChatModel('claude-code', openClaudeCode, {
  skip: {
    "passes the vendor's own parameters through": 'its options could switch tools on: none is passed through',
    'sends tools and reads parallel calls with their inputs': noTools,
    'reads a tool call without arguments as an empty object': noTools,
    'sends tool calls and results back': noTools,
    'asks for a tool by name': noTools,
    'streams tool calls, each whole once': noTools,
    'announces a streamed tool call before its pieces, which make up its input': noTools,
    'streams a tool call without arguments as an empty object': noTools,
    'streams text in several pieces': noStream,
    'does not take a stream that was cut off for an answer': noStream,
    'reports an error inside a stream': noStream,
    'ends the call upstream when the stream is left': noStream,
    'stops at once when it is aborted in the middle of a stream': noStream,
    'reports a page of HTML as invalid-response': noWire,
    'reports a page of HTML as invalid-response when streaming': noWire,
    'reports a refused connection as network': noWire,
    'reports a refused connection as network when streaming': noWire,
  },
});

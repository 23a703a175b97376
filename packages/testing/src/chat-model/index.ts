/** The conformance suite of a chat model. @module */
export type { ChatModelCase } from './chat-model-case.js';
export { chatModelCases } from './chat-model-cases.js';
export { describeChatModel } from './describe-chat-model.js';
export { describeFaults, type FaultSuiteOptions } from './describe-faults.js';
export { describeProviderCheck, type ProviderCheckOptions } from './describe-provider-check.js';
export { type OpenUpstreamOptions, openUpstream } from './open-upstream.js';
export { openWire, type Wire, type WireError } from './open-wire.js';
export type { Harness, OpenScenario, ReceivedRequest, Scenario, SuiteFault, SuiteReply } from './scenario.js';

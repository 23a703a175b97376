import type { FailedPromptStore } from '@cascade/core/spec';
import { givesAClaimToOne } from './cases/failed-prompts/gives-a-claim-to-one.js';
import { keepsAPrompt } from './cases/failed-prompts/keeps-a-prompt.js';
import { keepsBytes } from './cases/failed-prompts/keeps-bytes.js';
import { keepsTwoOfTheSameMoment } from './cases/failed-prompts/keeps-two-of-the-same-moment.js';
import { keepsUrls } from './cases/failed-prompts/keeps-urls.js';
import { keepsWhatLooksEncoded } from './cases/failed-prompts/keeps-what-looks-encoded.js';
import { knowsNothingOfTheGone } from './cases/failed-prompts/knows-nothing-of-the-gone.js';
import { listsNoClaimedPrompt } from './cases/failed-prompts/lists-no-claimed-prompt.js';
import { listsOldestFirst } from './cases/failed-prompts/lists-oldest-first.js';
import { readingClaimsNothing } from './cases/failed-prompts/reading-claims-nothing.js';
import { releaseGivesBack } from './cases/failed-prompts/release-gives-back.js';
import { removesAClaimedPrompt } from './cases/failed-prompts/removes-a-claimed-prompt.js';
import { removesAPrompt } from './cases/failed-prompts/removes-a-prompt.js';
import { survivesHostileNames } from './cases/failed-prompts/survives-hostile-names.js';
import type { StoreCase } from './store-case.js';

/** What the part `failedPrompts` of a store must do, one case per behaviour. */
export const failedPromptCases: readonly StoreCase<FailedPromptStore>[] = [
  keepsAPrompt,
  keepsBytes,
  keepsUrls,
  keepsWhatLooksEncoded,
  survivesHostileNames,
  keepsTwoOfTheSameMoment,
  listsOldestFirst,
  listsNoClaimedPrompt,
  readingClaimsNothing,
  givesAClaimToOne,
  releaseGivesBack,
  removesAPrompt,
  removesAClaimedPrompt,
  knowsNothingOfTheGone,
];

import type { CooldownStore } from '@cascade/core/spec';
import { bearsWithClocksThatDiffer } from './cases/cooldown/bears-with-clocks-that-differ.js';
import { clearsWhatMatches } from './cases/cooldown/clears-what-matches.js';
import { countsAnOutageOnce } from './cases/cooldown/counts-an-outage-once.js';
import { cutsALongMessage } from './cases/cooldown/cuts-a-long-message.js';
import { doesNotRenewALostLease } from './cases/cooldown/does-not-renew-a-lost-lease.js';
import { doublesTheCooldown } from './cases/cooldown/doubles-the-cooldown.js';
import { earlyProbeWhenAsked } from './cases/cooldown/early-probe-when-asked.js';
import { expiredProbeGoesToTheNext } from './cases/cooldown/expired-probe-goes-to-the-next.js';
import { forgetsFailuresOutsideWindow } from './cases/cooldown/forgets-failures-outside-window.js';
import { ignoresAStaleToken } from './cases/cooldown/ignores-a-stale-token.js';
import { keepsALongLease } from './cases/cooldown/keeps-a-long-lease.js';
import { keepsScopesApart } from './cases/cooldown/keeps-scopes-apart.js';
import { lengthensACooldown } from './cases/cooldown/lengthens-a-cooldown.js';
import { listsEveryState } from './cases/cooldown/lists-every-state.js';
import { neverRestsLongerThanTheMaximum } from './cases/cooldown/never-rests-longer-than-the-maximum.js';
import { neverShortensACooldown } from './cases/cooldown/never-shortens-a-cooldown.js';
import { noProbeBeforeTheEnd } from './cases/cooldown/no-probe-before-the-end.js';
import { noProbeOfAClosedScope } from './cases/cooldown/no-probe-of-a-closed-scope.js';
import { oneProbeAtATime } from './cases/cooldown/one-probe-at-a-time.js';
import { opensAfterFailures } from './cases/cooldown/opens-after-failures.js';
import { peeksOnlyAtWhatIsAsked } from './cases/cooldown/peeks-only-at-what-is-asked.js';
import { probeFailureOpensAgain } from './cases/cooldown/probe-failure-opens-again.js';
import { probeSuccessEndsTheCooldown } from './cases/cooldown/probe-success-ends-the-cooldown.js';
import { releasedProbeGoesToTheNext } from './cases/cooldown/released-probe-goes-to-the-next.js';
import { remembersTheLastFailure } from './cases/cooldown/remembers-the-last-failure.js';
import { renewsALease } from './cases/cooldown/renews-a-lease.js';
import { reportsTheStateAfter } from './cases/cooldown/reports-the-state-after.js';
import { restsAtLeastTheMinimum } from './cases/cooldown/rests-at-least-the-minimum.js';
import { retryAfterWins } from './cases/cooldown/retry-after-wins.js';
import { staysClosedForVisitsFromBeforeTheRecovery } from './cases/cooldown/stays-closed-for-visits-from-before-the-recovery.js';
import { successWithoutTheLeaseEndsNothing } from './cases/cooldown/success-without-the-lease-ends-nothing.js';
import { successZeroesLevelAndFailures } from './cases/cooldown/success-zeroes-level-and-failures.js';
import { tellsWhoNamedTheEnd } from './cases/cooldown/tells-who-named-the-end.js';
import { unbelievableEndCountsAsOver } from './cases/cooldown/unbelievable-end-counts-as-over.js';
import type { StoreCase } from './store-case.js';

/** What the part `cooldowns` of a store must do, one case per behaviour. */
export const cooldownCases: readonly StoreCase<CooldownStore>[] = [
  opensAfterFailures,
  forgetsFailuresOutsideWindow,
  doublesTheCooldown,
  neverRestsLongerThanTheMaximum,
  countsAnOutageOnce,
  staysClosedForVisitsFromBeforeTheRecovery,
  retryAfterWins,
  tellsWhoNamedTheEnd,
  restsAtLeastTheMinimum,
  neverShortensACooldown,
  lengthensACooldown,
  successZeroesLevelAndFailures,
  successWithoutTheLeaseEndsNothing,
  oneProbeAtATime,
  noProbeBeforeTheEnd,
  noProbeOfAClosedScope,
  earlyProbeWhenAsked,
  probeSuccessEndsTheCooldown,
  probeFailureOpensAgain,
  releasedProbeGoesToTheNext,
  expiredProbeGoesToTheNext,
  keepsALongLease,
  renewsALease,
  doesNotRenewALostLease,
  ignoresAStaleToken,
  unbelievableEndCountsAsOver,
  bearsWithClocksThatDiffer,
  keepsScopesApart,
  peeksOnlyAtWhatIsAsked,
  listsEveryState,
  clearsWhatMatches,
  remembersTheLastFailure,
  cutsALongMessage,
  reportsTheStateAfter,
];

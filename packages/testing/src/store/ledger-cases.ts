import type { LedgerStore } from '@cascade/core/spec';
import { bookingCases } from './cases/ledger/booking-cases.js';
import { reservationCases } from './cases/ledger/reservation-cases.js';
import { windowCases } from './cases/ledger/window-cases.js';
import type { StoreCase } from './store-case.js';

/** What the part `ledger` of a store must do, one case per behaviour. */
export const ledgerCases: readonly StoreCase<LedgerStore>[] = [...bookingCases, ...windowCases, ...reservationCases];

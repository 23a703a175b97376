/** OpenTelemetry for Cascade: a span for every run and call, metrics with costs. @module */

export { type TelemetryOptions, withTelemetry } from './with-telemetry.js';

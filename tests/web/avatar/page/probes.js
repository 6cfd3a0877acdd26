// What the tests measure, by name.

export * from './life-probes.js';
export * from './picture-probes.js';
export * from './page-probes.js';
export { motionFor } from '/static/avatar/index.js';
export { faultsOf } from '/static/avatar/format.js';

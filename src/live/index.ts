/** The causal path from samples to beats and rhythms, live or replayed; bytes of devices. */
export { createLivePath } from './createLivePath';
export { POLAR, readPolarResponse } from './devices/polarBytes';
export { createPolarStream } from './devices/polarStream';
export { createSerialStream } from './devices/serialStream';
export type { LiveBeat, LiveEvent, LiveSettings } from './types';

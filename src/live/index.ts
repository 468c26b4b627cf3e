/** The causal path from samples to beats and rhythms, live or replayed; bytes of devices. */
export { createLivePath, type LivePath } from './createLivePath';
export {
  POLAR_COMMANDS,
  POLAR_CONTROL,
  POLAR_DATA,
  POLAR_SERVICE,
  readPolarResponse,
} from './devices/polarBytes';
export { createPolarStream } from './devices/polarStream';
export { createSerialStream } from './devices/serialStream';
export type { DeviceData, DeviceProblem } from './devices/types';
export { createRecentSamples, type RecentSamples } from './recentSamples';
export type { FoundBeat, LiveBeat, LiveChunk, LiveEvent, LiveSettings } from './types';

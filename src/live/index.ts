/** The causal path from samples to beats and rhythms, live or replayed; bytes of devices. */
export { type AlarmEvent, createAlarms, limitsOf } from './alarms';
export { createLivePath } from './createLivePath';
export { POLAR, readPolarResponse } from './devices/polarBytes';
export { createPolarStream } from './devices/polarStream';
export { createSerialStream } from './devices/serialStream';
export type { DeviceData, DeviceProblem } from './devices/types';
export type { FoundBeat, LiveBeat, LiveChunk, LiveDetector, LiveEvent, LiveSettings } from './types';

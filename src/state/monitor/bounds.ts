/** What can be chosen in Monitor. */
export const SOURCES = ['replay', 'polar', 'serial', 'socket'] as const;
export const REPLAY_SPEEDS = [1, 5, 20, 60] as const;
export const DETECTORS = ['panTompkinsEarly', 'panTompkins', 'lab'] as const;
export const NOTCHES = [50, 60, 0] as const;
/** Usual speeds of sketches. */
export const BAUDS: readonly number[] = [9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];
export const UNITS_PER_MV = { min: 0.001, max: 1e9 } as const;
export const SOCKET_PORTS = { min: 1024, max: 65_535 } as const;

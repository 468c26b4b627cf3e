const PREFIX = 'ecg-lab-monitor-';

/** The Web Lock that a thread holds as long as it writes the recording of this name. */
export const recordingLock = (name: string): string => PREFIX + name;

/** The name of the recording whose lock this is; undefined for other locks. */
export const lockedRecording = (lock: string): string | undefined =>
  lock.startsWith(PREFIX) ? lock.slice(PREFIX.length) : undefined;

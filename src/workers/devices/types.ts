import type { DeviceProblem } from '../../live';
import type { Arrival } from '../monitor/types';

/** A device that sends bytes, connected. */
export interface ConnectedDevice {
  /** As the browser names it. */
  name: string;
  /** Ends the connection; nothing is heard of the device afterwards. */
  close(): Promise<void>;
}

/** What is told while it is connected. */
export interface DeviceListener {
  onBytes(arrival: Arrival): void;
  onProblem(problem: DeviceProblem): void;
}

/** Why a device cannot be used, as a problem. */
export class DeviceRefused extends Error {
  override readonly name = 'DeviceRefused';
  constructor(readonly problem: DeviceProblem) {
    super(problem.message);
  }
}

/** Seconds by a clock that is not set. */
export const nowSec = () => performance.now() / 1000;

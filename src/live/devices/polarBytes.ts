import { type DeviceProblem, deviceProblem } from './types';

/** Polar Measurement Data over Bluetooth. */
export const POLAR = {
  service: 'fb005c80-02e7-f387-1cad-8acd2d8df0c8',
  /** Where commands are written and answered, and where data come from. */
  control: 'fb005c81-02e7-f387-1cad-8acd2d8df0c8',
  data: 'fb005c82-02e7-f387-1cad-8acd2d8df0c8',
  /** Tell the settings for the ECG; start it at 130 Hz and 14 bits; stop it. */
  settings: Uint8Array.of(0x01, 0x00),
  start: Uint8Array.of(0x02, 0x00, 0x00, 0x01, 0x82, 0x00, 0x01, 0x01, 0x0e, 0x00),
  stop: Uint8Array.of(0x03, 0x00),
} as const;

/** Nominal; devices have 128 to 131 Hz. */
export const POLAR_HZ = 130;

const RESPONSE = 0xf0;
const DONE = 0;
const ALREADY = 6;
/** Of a frame: type of measurement, time stamp, type of frame. */
const HEAD_BYTES = 10;
const SAMPLE_BYTES = 3;

/** Samples of one frame. */
export interface PolarFrame {
  /** Of its last sample: nanoseconds since 2000-01-01 by the device's clock. */
  endNs: bigint;
  /** mV */
  samples: Float32Array;
}

/**
 * Reads a frame of the ECG as the Polar BLE SDK describes it: byte 0 the measurement, 1…8 the time stamp, 9 the type of frame, then signed
 * numbers of 24 bits in µV, all with the low byte first.
 */
export function readPolarFrame(bytes: Uint8Array): PolarFrame | DeviceProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length <= HEAD_BYTES) {
    return deviceProblem('frame-short', `A frame without samples was left out; its bytes: ${bytes.length}.`, {
      bytes: bytes.length,
    });
  }
  const measurement = view.getUint8(0) & 0x3f;
  if (measurement !== 0) {
    return deviceProblem(
      'frame-not-ecg',
      `A frame of measurement ${measurement} is no ECG; it was left out.`,
      {
        measurement,
      },
    );
  }
  const frameType = view.getUint8(9);
  if (frameType !== 0) {
    return deviceProblem(
      'frame-unknown',
      `The device sends frames of type ${frameType}, which this lab cannot read: its firmware may be newer. Only type 0 is known.`,
      { frameType },
    );
  }
  const dataBytes = bytes.length - HEAD_BYTES;
  if (dataBytes % SAMPLE_BYTES !== 0) {
    return deviceProblem(
      'frame-half',
      `A frame of ${bytes.length} bytes ends within a sample; it was left out.`,
      {
        bytes: bytes.length,
      },
    );
  }
  const samples = Float32Array.from({ length: dataBytes / SAMPLE_BYTES }, (_, i) => {
    const at = HEAD_BYTES + SAMPLE_BYTES * i;
    return (view.getUint16(at, true) + view.getInt8(at + 2) * 0x10000) / 1000;
  });
  return { endNs: view.getBigUint64(1, true), samples };
}

/** Why the device did not do as it was told, by its number (Polar BLE SDK). */
const STATUS: Readonly<Record<number, string>> = {
  1: 'the command is unknown to it',
  2: 'it does not know this measurement',
  3: 'it does not support this',
  4: 'the length of the command is wrong',
  5: 'a setting is wrong',
  7: 'it does not have this resolution',
  8: 'it does not have this rate',
  12: 'it cannot do this now',
  13: 'it is being charged',
};

/** @returns a problem if these bytes are no answer, or the device refused; undefined if it did, or had already done, as it was told */
export function readPolarResponse(bytes: Uint8Array): DeviceProblem | undefined {
  const [head, , , status] = bytes;
  if (bytes.length < 4 || head !== RESPONSE) {
    return deviceProblem(
      'response-unknown',
      'The device answered with bytes that are no answer to a command. Switch it off and on, and connect again.',
    );
  }
  if (status === DONE || status === ALREADY) return undefined;
  return deviceProblem(
    'response-refused',
    `The device refused to start: ${STATUS[status!] ?? 'for a reason unknown to this lab'} (status ${status}). Wet the electrodes, put the strap on, and connect again.`,
    { status: status! },
  );
}

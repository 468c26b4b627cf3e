import type { DeviceData, DeviceProblem } from '../../live';
import { createPolarStream, createSerialStream } from '../../live';
import type { Arrival, MonitorSource } from './types';

/** Bytes of a device as chunks in mV. */
export interface DeviceStream {
  push(arrival: Arrival): DeviceData;
  /** The source stops. @returns what was wrong with what still waited, and is left out */
  finish(): DeviceProblem[];
  /** As measured; undefined before it is known. */
  sourceHz(): number | undefined;
}

/** The stream that reads the bytes of a kind of source; undefined for a replay, which has none. */
export function streamOf({
  kind,
  unitsPerMv,
}: Pick<MonitorSource, 'kind' | 'unitsPerMv'>): DeviceStream | undefined {
  if (kind === 'replay') return undefined;
  let hz: number | undefined;
  const measured = (data: DeviceData): DeviceData => {
    hz = data.chunks.at(-1)?.samplingHz ?? hz;
    return data;
  };
  if (kind === 'polar') {
    const stream = createPolarStream();
    return {
      push: ({ bytes, nowSec }) => measured(stream.push(bytes, nowSec)),
      finish: stream.finish,
      sourceHz: () => hz,
    };
  }
  const stream = createSerialStream();
  const inMv = ({ chunks, problems }: DeviceData): DeviceData => ({
    problems,
    chunks: chunks.map((chunk) => ({ ...chunk, samples: chunk.samples.map((value) => value / unitsPerMv) })),
  });
  return {
    push: ({ bytes, nowSec }) => measured(inMv(stream.push(bytes, nowSec))),
    finish: stream.finish,
    sourceHz: () => stream.rate() ?? hz,
  };
}

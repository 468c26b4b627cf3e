import { assert } from '../../base/assert';
import { sumOf } from '../../base/sumOf';
import { findFile } from '../files/findFile';
import { decoders } from '../formats';
import type { SampleReader, SignalFormat } from '../formats/types';
import type { Header, SignalSpec } from '../types';
import { WfdbError } from '../WfdbError';
import { defaultMaxSamples } from './limits';
import { nullSignal } from './nullSignals';
import { planRecord, type RecordPlan } from './planRecord';
import type { RecordSource } from './recordSource';
import { samplesPerFrameRead } from './resolution';
import { headerFileName, namedTwice } from './signalFiles';
import { unpackSignalFiles } from './unpackSignalFiles';

export interface OpenSignal {
  spec: SignalSpec;
  format: SignalFormat;
  reader: SampleReader;
  /** Frames that can be read, including those before sample 0 (skew). */
  frames: number;
  /** Samples per frame in the result. */
  perFrame: number;
}

export interface OpenRecord {
  plan: RecordPlan;
  /** In the requested order. */
  signals: OpenSignal[];
}

/**
 * Plans a record and opens a reader for each requested signal. Nothing is decoded or allocated yet.
 *
 * @throws WfdbError `signal-missing`, `format-unsupported`, `signal-empty` (no requested signal has a sample),
 *   `record-too-large`, and as `unpackSignalFiles` and `signalFilesOf`
 */
export function openRecord(packed: RecordSource): OpenRecord {
  const { source, problems } = unpackSignalFiles(packed);
  const { header, files } = source;
  const wanted = source.signals ?? header.signals.map((_, index) => index);
  for (const index of wanted) assert(header.signals[index], `no signal ${index} in ${header.recordName}`);
  const keys = new Map<string, string>();
  const sizeOf = (fileName: string) => {
    const key = findFile(files.keys(), fileName);
    if (key === undefined) return undefined;
    keys.set(fileName, key);
    return files.get(key)!.length;
  };
  const plan = planRecord(header, sizeOf, wanted);
  plan.problems.unshift(...problems);
  const perFrame = wanted.map((index) =>
    samplesPerFrameRead(header, header.signals[index]!, source.resolution ?? 'frame'),
  );
  const samples = plan.lengthSamples * sumOf(perFrame);
  throwUnreadable(header, plan, samples, source.maxSamples ?? defaultMaxSamples);

  const opened = new Map<number, OpenSignal>();
  const usedKeys = new Set<string>();
  const wantedSet = new Set(wanted);
  for (const file of plan.files) {
    const key = keys.get(file.fileName)!;
    if (usedKeys.has(key)) throw namedTwice(header, file.fileName, key);
    usedKeys.add(key);
    const format = decoders.get(file.format)!;
    const bytes = files.get(key)!.subarray(file.byteOffset);
    for (const { index, firstInFrame } of file.signals) {
      if (!wantedSet.has(index)) continue;
      const spec = header.signals[index]!;
      const reader = format.open(bytes, {
        frameSamples: file.frameSamples,
        firstInFrame,
        samplesPerFrame: spec.samplesPerFrame,
        initialValue: spec.initialValue,
      });
      opened.set(index, {
        spec,
        format,
        reader,
        frames: file.frames,
        perFrame: perFrame[wanted.indexOf(index)]!,
      });
    }
  }
  return {
    plan,
    signals: wanted.map(
      (index, i) => opened.get(index) ?? withoutSamples(header.signals[index]!, perFrame[i]!),
    ),
  };
}

function withoutSamples(spec: SignalSpec, perFrame: number): OpenSignal {
  const reader: SampleReader = { read: () => undefined };
  return { spec, format: nullSignal, reader, frames: 0, perFrame };
}

function throwUnreadable(header: Header, plan: RecordPlan, samples: number, maxSamples: number): void {
  const fatal = plan.problems.find(({ code }) => code === 'signal-missing' || code === 'format-unsupported');
  const empty = plan.lengthSamples === 0;
  const cause = fatal ?? (empty ? plan.problems.find(({ code }) => code.startsWith('signal-')) : undefined);
  if (cause) throw new WfdbError(cause.code, cause.file, cause.message, cause.values);
  const headerName = headerFileName(header);
  if (empty) {
    throw new WfdbError(
      'signal-empty',
      headerName,
      `No sample of ${header.recordName} is left after the skew that ${headerName} gives. Correct the header.`,
    );
  }
  if (samples > maxSamples) {
    const megabytes = Math.round((samples * 4) / 2 ** 20);
    throw new WfdbError(
      'record-too-large',
      headerName,
      `${header.recordName} would take ${megabytes} MB in memory, more than the ${Math.round((maxSamples * 4) / 2 ** 20)} MB that reading may take. Choose fewer signals or a shorter record.`,
      { megabytes },
    );
  }
}

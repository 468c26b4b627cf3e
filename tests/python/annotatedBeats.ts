import { type BeatSet, concatBeats } from '../../src/beats';
import { beatPositions } from '../../src/beats/beatPositions';
import { allocateBeats } from '../../src/beats/beatSets';
import { chooseBeats, windowInSamples } from '../../src/beats/cutWindows';
import type { Experiment } from '../../src/experiment/settings/types';
import { parseHeader, readAnnotations } from '../../src/wfdb';
import type { Shared } from '../shared';
import { withDerived } from './madeRecords';

/** Which beats of MIT-BIH an experiment has, without their windows (a sample each, 0): enough to deal them. */
export function annotatedBeats(
  { records, prepare }: Pick<Experiment, 'records' | 'prepare'>,
  shared: Shared,
): BeatSet {
  return concatBeats(
    records.map(({ name }) => {
      const file = (extension: string) => shared.bytes('data', 'mitdb', `${name}.${extension}`);
      const { samplingHz, lengthFrames } = parseHeader(file('hea'), `${name}.hea`);
      const positions = beatPositions(readAnnotations(file('atr'), `${name}.atr`), samplingHz);
      const { kept, label } = chooseBeats({
        ...{ positions, first: 0, end: positions.sample.length, firstSample: 0 },
        signal: new Float32Array(lengthFrames!),
        ...{ samplingHz, unit: 'mV' },
        window: windowInSamples(prepare.window, samplingHz),
        settings: { ...prepare, leaveOutFlat: false },
      });
      const beats = allocateBeats(kept.length, 1, [name], { window: prepare.window });
      beats.recordHz[0] = samplingHz;
      beats.label.set(label);
      kept.forEach((beat, row) => {
        beats.sample[row] = positions.sample[beat]!;
        beats.symbol[row] = positions.symbol[beat]!;
      });
      return withDerived(beats);
    }),
  );
}

import type { BeatIndex } from '../../beats/types';
import { CELL_SEC, cellAt, timeOfCell } from '../../curves/cells';
import type { TimeSpan } from '../../curves/types';
import { networkOf } from '../../experiment/network/networkOf';
import type { OutputCurves } from '../../experiment/run/found';
import type { StoredNetwork } from '../../experiment/run/requests';
import { assignArtifacts } from '../../model/artifacts';
import { createModel } from '../../model/createModel';
import { readTensor } from '../engine/readTensor';
import { LACKING_TRACE } from '../input/beatStore';
import { createCellDealer } from '../input/cellDealer';
import type { TrainingBeats } from '../input/types';
import { modelSteps } from '../network/modelSteps';
import { softmaxRows } from '../network/softmaxRows';
import type { RunControl } from '../run/control';

/**
 * What a stored beat-free network says of a stretch of a record: of the sections that answered it in the test.
 *
 * @param beats those of one record, with its trace; neither beats nor labels are read
 * @returns undefined after Stop
 * @throws Error with a sentence if the record has no trace, or the weights are those of another network
 */
export async function sectionCurves(
  beats: TrainingBeats,
  { settings, classCount, model: artifacts }: StoredNetwork,
  { fromSec, toSec }: TimeSpan,
  control: Pick<RunControl, 'stopped'>,
): Promise<OutputCurves | undefined> {
  const { network } = settings;
  if (network.kind !== 'unet') throw new Error('Only the beat-free network has curves.');
  const { trace, lengthSamples } = beats;
  if (!trace) throw new Error(LACKING_TRACE);
  const shape = networkOf(settings, { lengthSamples, classCount, secondLead: trace.leads === 2 });
  const { sectionCells: length } = network;
  const dealer = createCellDealer({
    ...{ settings, sectionCells: length, index: NO_BEATS, traces: [trace], classCount },
  });
  const width = classCount + 1;
  const { order, answers, count } = dealer.whole!(0);
  const from = Math.max(0, Math.floor(cellAt(fromSec)));
  const to = Math.min(count, Math.ceil(cellAt(toSec)) + 1);
  const values = new Float32Array(Math.max(0, to - from) * width);
  const model = createModel(shape);
  try {
    assignArtifacts(model, artifacts);
    const steps = modelSteps(model);
    for (let row = 0; row < order.length; row += length) {
      const own = answers.subarray(row, row + length);
      if (!own.some((cell) => cell >= from && cell < to)) continue;
      if (control.stopped) return undefined;
      const batch = dealer.fill({ order, start: row, size: length, weights: new Float32Array(width) });
      const logits = steps.logits(batch);
      const chances = softmaxRows(await readTensor(logits).finally(() => logits.dispose()), width);
      own.forEach((cell, i) => {
        if (cell < from || cell >= to) return;
        values.set(chances.subarray(i * width, (i + 1) * width), (cell - from) * width);
      });
    }
  } finally {
    model.dispose();
  }
  return { fromSec: timeOfCell(from), stepSec: CELL_SEC, values };
}

/** Nothing is asked of beats that are given. */
const NO_BEATS: BeatIndex = {
  labels: new Uint8Array(0),
  record: new Uint16Array(0),
  recordNames: [''],
  timeSec: new Float64Array(0),
};

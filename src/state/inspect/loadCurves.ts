import type { RunView } from '../../experiment/run/types';
import type { InspectedBeat } from '../types';
import { current } from '../update';
import { beatsOfRun, networkOfFold } from '../why/askedBeats';
import { askInTurn } from '../why/explainer';
import { problemOfWhy } from '../why/whyError';
import { patchInspect } from './patchInspect';

/** What stops the question before: another beat is shown. */
let asking = new AbortController();

/** Asks the network of a beat-free run for its curves over the strip around the shown beat, and shows them. */
export async function loadCurves(run: RunView, beat: InspectedBeat): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const show = (curves: InspectedBeat['curves']) => {
    const shown = current().inspect.beat;
    const isShown = current().openRun?.id === run.id && shown?.index === beat.index;
    if (!signal.aborted && isShown) patchInspect({ beat: { ...shown, ...(curves && { curves }) } });
  };
  try {
    const network = await networkOfFold(run, beat.fold);
    const beats = await beatsOfRun(run, beat.recordName, false);
    const { startSec, endSec } = beat.strip;
    show(
      await askInTurn(signal, (trainer) =>
        trainer.curves(beats, network, { fromSec: startSec, toSec: endSec }),
      ),
    );
  } catch (error) {
    show(
      problemOfWhy(error, (reason) => ({
        code: 'curves-failed',
        file: beat.recordName,
        message: `The curves of record ${beat.recordName} could not be computed: ${reason}`,
        values: { name: beat.recordName, reason },
      })),
    );
  }
}

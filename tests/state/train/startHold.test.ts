import { beforeEach, describe, expect, it } from 'vitest';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { resetPrepareSettings, setPrepareSettings } from '../../../src/state/beats/prepareSettings';
import { keepDraft } from '../../../src/state/drafts';
import { importFiles } from '../../../src/state/records/importFiles';
import { setTicked } from '../../../src/state/records/tickRecords';
import { draftOver, refusedTexts } from '../../../src/state/refusedTexts';
import { labStore } from '../../../src/state/store';
import { type HoldReason, prepareHeldBy, startHeldBy } from '../../../src/state/train/startHold';
import { acceptFaults, choosePreset, setTrainSettings } from '../../../src/state/train/training';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';

const held = () => startHeldBy({ ...labStore.getState(), isPreparing: false }).map(named);
const named = (reason: HoldReason) =>
  reason.kind === 'problem'
    ? reason.problem.code
    : reason.kind === 'refused'
      ? `${reason.refused.path}=${reason.refused.text}`
      : reason.kind;
const refuse = (path: string, text: string) => keepDraft(path, draftOver(labStore.getState(), path, text));
const refused = () => refusedTexts(labStore.getState()).map(({ path, text }) => `${path}=${text}`);

describe('what holds Start back', () => {
  freshLab();
  beforeEach(() => importFiles([...smallRecord('101', { beats: 40 }), ...smallRecord('100', { beats: 30 })]));

  it.each([false, true])(
    'nothing, or the records that the protocol names are missing (prepared: %s)',
    async (isPrepared) => {
      if (isPrepared) await prepareBeats();
      expect(held()).toEqual([]);
      setTrainSettings({ protocol: { kind: 'records', training: ['101'], test: ['100'] } });
      expect(held()).toEqual([]);
      setTrainSettings({ protocol: { kind: 'records', training: ['101'], test: ['103'] } });
      expect(held()).toEqual(['records-no-test']);
      setTrainSettings({ protocol: { kind: 'records', training: [], test: ['100'] } });
      expect(held()).toEqual(['records-no-training']);
      setTrainSettings({ protocol: { kind: 'records', training: ['100'], test: ['100'] } });
      expect(held()).toEqual(['records-both']);
    },
  );

  it('records that were unticked since the beats were prepared', async () => {
    await prepareBeats();
    setTrainSettings({ protocol: { kind: 'records', training: ['101'], test: ['100'] } });
    setTicked(['101'], false);
    expect(held()).toEqual(['records-no-training']);
    setTicked(['100'], false);
    expect(held()).toEqual(['no-record-ticked']);
  });

  it('beats of one class only, before and after they are prepared', async () => {
    const records = labStore
      .getState()
      .records.map((record) => ({ ...record, classCounts: [20, 0, 0, 0, 0] }));
    labStore.setState({ records });
    expect(held()).toEqual(['one-class']);
    await prepareBeats();
    const prepared = labStore.getState().prepared!;
    labStore.setState({ prepared: { ...prepared, counts: [prepared.total, 0, 0, 0, 0] } });
    expect(held()).toEqual(['one-class']);
  });

  it('no classes of beats where pieces of rhythm are trained on, and still the records that are named', () => {
    choosePreset('rhythmPieces');
    for (const classCounts of [
      [20, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]) {
      labStore.setState(({ records }) => ({
        records: records.map((record) => ({ ...record, classCounts })),
      }));
      expect(held()).toEqual([]);
    }
    setTicked(['100'], false);
    expect(held()).toEqual(['records-no-test']);
  });

  it('settings, the network, faults that were not accepted, and a preparation that runs', async () => {
    setPrepareSettings({ window: { beforeSec: 0.1, afterSec: -0.1 } });
    expect(held()).toEqual(['window-empty']);
    expect(prepareHeldBy(labStore.getState()).map(named)).toEqual(['window-empty']);
    resetPrepareSettings();
    setPrepareSettings({ lengthSamples: 2 });
    expect(held()).toEqual(['network']);
    choosePreset('tutorialFaults');
    expect(held()).toEqual(['faults']);
    acceptFaults(true);
    expect(held()).toEqual([]);
    expect(startHeldBy({ ...labStore.getState(), isPreparing: true })).toEqual([{ kind: 'preparing' }]);
    expect(startHeldBy({ ...labStore.getState(), isPreparing: false, isLabelling: true })).toEqual([
      { kind: 'labelling' },
    ]);
  });

  it('texts that fields refused, those of the beats too', () => {
    refuse('train.epochs', '-5');
    refuse('prepare.window.afterSec', 'x');
    refuse('train.network.heads.1.firstKernel', '0');
    expect(held()).toEqual([
      'train.epochs=-5',
      'prepare.window.afterSec=x',
      'train.network.heads.1.firstKernel=0',
    ]);
    expect(prepareHeldBy(labStore.getState()).map(named)).toEqual(['prepare.window.afterSec=x']);
    expect(refusedTexts(labStore.getState())[2]!.name).toBe('train.network.multihead.heads.firstKernel');
    resetPrepareSettings();
    expect(held()).toEqual(['train.epochs=-5', 'train.network.heads.1.firstKernel=0']);
    choosePreset('lab');
    expect(held()).toEqual([]);
  });
});

describe('a refused text', () => {
  freshLab();

  it('is void once its setting has another value, or does not exist any more', () => {
    refuse('train.epochs', '-5');
    setTrainSettings({ batchSize: 64 });
    expect(refused()).toEqual(['train.epochs=-5']);
    setTrainSettings({ epochs: 3 });
    expect(refused()).toEqual([]);

    refuse('train.protocol.folds', '1');
    setTrainSettings({ protocol: { kind: 'leaveOneOut' } });
    expect(refused()).toEqual([]);

    setTrainSettings({ maxBeats: 500 });
    refuse('train.maxBeats', 'all');
    expect(refused()).toEqual(['train.maxBeats=all']);
    setTrainSettings({ maxBeats: null });
    expect(refused()).toEqual([]);
  });

  it('is forgotten alone, or with all others of the same group', () => {
    refuse('train.epochs', '-5');
    refuse('train.ownWeights.0', 'a');
    refuse('train.ownWeights.3', 'b');
    keepDraft('train.ownWeights', undefined);
    expect(refused()).toEqual(['train.epochs=-5']);
    keepDraft('train.epochs', undefined);
    expect(labStore.getState().drafts).toEqual({});
  });
});

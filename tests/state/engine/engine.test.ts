import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineComparison, EngineId } from '../../../src/experiment/engines/types';
import type { Trainer } from '../../../src/experiment/run/trainer';
import { type ChooseTrainer, createActiveEngine } from '../../../src/state/engine/activeEngine';
import { measureEngines, readyEngine, setEngineWish } from '../../../src/state/engine/engine';
import { services } from '../../../src/state/services';
import { initialState, labStore } from '../../../src/state/store';
import { activeRun } from '../../../src/state/train/activeRun';
import type { ChooseTrainerOptions } from '../../../src/workers/bridgeTraining';
import { fakeTrainer, gate, settle } from '../fakes';

const choice = () => labStore.getState().engineChoice;

const comparison: EngineComparison = {
  place: 'here',
  findings: [{ engine: 'wasm', outcome: { kind: 'right', beatsPerSec: 3200 } }],
  taken: 'wasm',
};

/** A choice controlled by the test; `asked` are the options of its calls. */
function fakeChoice(
  answer: (options: ChooseTrainerOptions) => Partial<Awaited<ReturnType<ChooseTrainer>>> = () => ({}),
) {
  const asked: ChooseTrainerOptions[] = [];
  const disposed: Trainer[] = [];
  const choose = vi.fn<ChooseTrainer>(async (options) => {
    asked.push(options);
    const { trainer } = fakeTrainer();
    const own = { ...trainer, dispose: () => void disposed.push(own) };
    return { trainer: own, comparison, refused: undefined, ...answer(options) };
  });
  return { asked, disposed, choose, engine: createActiveEngine(choose) };
}

describe('the active engine', () => {
  beforeEach(() => labStore.setState(initialState(), true));

  it('is opened once, and the findings are in the store', async () => {
    const { engine, asked } = fakeChoice();
    expect(await engine.trainer()).toBe(await engine.trainer());
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ only: undefined, wish: undefined, known: undefined });
    expect(choice().comparison).toEqual(comparison);
    expect(labStore.getState().engine?.backend).toBe('cpu');
  });

  it('is chosen by the wish and by earlier findings', async () => {
    labStore.setState({ engineChoice: { ...choice(), wish: 'cpu', comparison } });
    const { engine, asked } = fakeChoice();
    await engine.trainer();
    expect(asked[0]).toMatchObject({ wish: 'cpu', known: comparison });
  });

  it('shows the engine being tried, until it is open', async () => {
    const wait = gate();
    const seen: (EngineId | undefined)[] = [];
    const { choose } = fakeChoice();
    const engine = createActiveEngine(async (options) => {
      options.onTrying?.({ engine: 'wasm', facts: {}, comparing: true });
      seen.push(choice().trying?.engine);
      await wait.passed;
      return choose(options);
    });
    const opening = engine.trainer();
    wait.open();
    await opening;
    seen.push(choice().trying?.engine);
    expect(seen).toEqual(['wasm', undefined]);
  });

  it('reports that the wished engine failed, but not that of a resumed run', async () => {
    const refused = { engine: 'worker-webgl' as const, reason: 'It is broken.' };
    const { engine } = fakeChoice(() => ({ refused }));
    await engine.trainer();
    expect(choice().refused).toEqual(refused);
    engine.close();
    await engine.trainer('worker-webgl');
    expect(choice().refused).toBeUndefined();
  });

  it('does not cache a failure: the next call starts again', async () => {
    const { choose } = fakeChoice();
    const engine = createActiveEngine(choose.mockRejectedValueOnce(new Error('No engine works.')));
    await expect(engine.trainer()).rejects.toThrow('No engine works.');
    expect(choice().failed).toBe('No engine works.');
    await engine.trainer();
    expect(choice().failed).toBeUndefined();
  });

  it('is aborted if it is closed while it opens, and reports nothing more', async () => {
    const wait = gate();
    const { choose, disposed } = fakeChoice();
    let signal: AbortSignal | undefined;
    const engine = createActiveEngine(async (options) => {
      signal = options.signal;
      options.onTrying?.({ engine: 'wasm', facts: {}, comparing: true });
      await wait.passed;
      options.onTrying?.({ engine: 'cpu', facts: {}, comparing: true });
      return choose(options);
    });
    const opening = engine.trainer();
    engine.close();
    expect(signal?.aborted).toBe(true);
    expect(choice().trying).toBeUndefined();
    wait.open();
    await expect(opening).rejects.toThrow(/abort/i);
    expect(disposed).toHaveLength(1);
    expect(choice()).toEqual(initialState().engineChoice);
    expect(labStore.getState().engine).toBeUndefined();
  });

  it('is opened again for a run that began with another, as long as it is not open yet', async () => {
    const { engine, asked } = fakeChoice();
    engine.trainer().catch(() => undefined);
    await engine.trainer('worker-webgl');
    expect(asked.map(({ wish }) => wish)).toEqual([undefined, 'worker-webgl']);
    await engine.trainer('cpu');
    expect(asked).toHaveLength(2);
  });
});

describe('the user', () => {
  let asked: EngineId[] = [];
  beforeEach(() => {
    labStore.setState(initialState(), true);
    activeRun.isBusy = false;
    asked = [];
    const { engine } = fakeChoice(({ wish, known }) => {
      asked.push(wish ?? (known ? 'wasm' : 'cpu'));
      return {};
    });
    services.trainer = engine.trainer;
    services.closeTrainer = engine.close;
  });

  it('chooses an engine, which is opened at once', async () => {
    await readyEngine();
    await setEngineWish('worker-webgl');
    await setEngineWish('worker-webgl');
    expect(asked).toEqual(['cpu', 'worker-webgl']);
    expect(choice()).toMatchObject({ wish: 'worker-webgl', comparison });
  });

  it('can have the engines measured again', async () => {
    await readyEngine();
    await setEngineWish('worker-webgl');
    await measureEngines();
    expect(asked).toEqual(['cpu', 'worker-webgl', 'cpu', 'worker-webgl']);
    expect(choice().wish).toBe('worker-webgl');
  });

  it('cannot switch the engine during a training', async () => {
    await readyEngine();
    activeRun.isBusy = true;
    await setEngineWish('worker-webgl');
    await measureEngines();
    await readyEngine();
    await settle();
    activeRun.isBusy = false;
    expect(asked).toEqual(['cpu']);
    expect(choice()).toMatchObject({ wish: 'auto', comparison });
  });
});

import { version } from '../../../package.json';
import { messageOf } from '../../base/messageOf';
import { ENGINE_ORDER, type EngineId } from '../../experiment/engines/types';
import type { Trainer } from '../../experiment/run/types';
import type { ChooseTrainerOptions, ChosenTrainer } from '../../workers/bridgeTraining';
import { labStore } from '../store';
import type { EngineChoiceState } from './types';

/** Opens an engine; `chooseTrainer` of the bridge, or a fake. */
export type ChooseTrainer = (options: ChooseTrainerOptions) => Promise<ChosenTrainer>;

/** The one engine that the lab holds: opened on first use, kept until it is closed. */
export interface ActiveEngine {
  /** @param preferred taken where it works and the address asks for no other, unless an engine is open already */
  trainer(preferred?: EngineId): Promise<Trainer>;
  close(): void;
}

/** `?engine=worker-webgl|page-webgl|wasm|cpu` in the address takes that engine or none. */
function askedInAddress(): EngineId | undefined {
  const address = globalThis.location?.href;
  const asked = address === undefined ? null : new URL(address).searchParams.get('engine');
  return ENGINE_ORDER.find((engine) => engine === asked);
}

/** What the page says until the first news comes. */
const FIRST_COMPARED: EngineId = 'wasm';

/** Chooses by the address, the person's wish and what earlier visits found, and tells the store how it goes. */
export function createActiveEngine(choose: ChooseTrainer): ActiveEngine {
  let held:
    | { trainer: Promise<Trainer>; abort: AbortController; preferred: EngineId | undefined }
    | undefined;
  let isOpen = false;

  async function open(preferred: EngineId | undefined, signal: AbortSignal): Promise<Trainer> {
    const tell = (change: Partial<EngineChoiceState>) => {
      if (signal.aborted) return;
      labStore.setState(({ engineChoice }) => ({ engineChoice: { ...engineChoice, ...change } }));
    };
    const only = askedInAddress();
    const { wish, comparison: known } = labStore.getState().engineChoice;
    const wished = preferred ?? (wish === 'auto' ? undefined : wish);
    const first = only ?? wished ?? known?.taken;
    const trying: EngineChoiceState['trying'] = {
      engine: first ?? FIRST_COMPARED,
      facts: {},
      comparing: first === undefined,
    };
    tell({ only, trying, refused: undefined, failed: undefined });
    try {
      const { trainer, comparison, refused } = await choose({
        ...{ only, wish: wished, known, version, signal },
        onTrying: (trying) => tell({ trying }),
      });
      const engine = await trainer.engine();
      if (signal.aborted) {
        trainer.dispose();
        signal.throwIfAborted();
      }
      isOpen = true;
      // What another engine of a run that goes on could not do is told with the run.
      tell({
        trying: undefined,
        refused: preferred ? undefined : refused,
        ...(!only && { comparison }),
      });
      labStore.setState({ engine });
      return trainer;
    } catch (error) {
      tell({ trying: undefined, failed: messageOf(error) });
      throw error;
    }
  }

  function close(): void {
    if (!held) return;
    const { trainer, abort } = held;
    held = undefined;
    isOpen = false;
    abort.abort();
    trainer.then((opened) => opened.dispose()).catch(() => undefined);
    const { engineChoice } = labStore.getState();
    if (engineChoice.trying) labStore.setState({ engineChoice: { ...engineChoice, trying: undefined } });
  }

  return {
    trainer(preferred) {
      // What is being opened for anybody else is not what this run began with.
      if (held && !isOpen && preferred && preferred !== held.preferred) close();
      if (!held) {
        const abort = new AbortController();
        const trainer = open(preferred, abort.signal);
        const mine = { trainer, abort, preferred };
        held = mine;
        // A failed start is not kept: the next try starts afresh.
        trainer.catch(() => {
          if (held === mine) held = undefined;
        });
      }
      return held.trainer;
    },
    close,
  };
}

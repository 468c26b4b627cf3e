import { version } from '../../../package.json';
import { messageOf } from '../../base/messageOf';
import { ENGINE_ORDER, type EngineId } from '../../experiment/engines/types';
import type { Trainer } from '../../experiment/run/trainer';
import type { ChooseTrainerOptions, ChosenTrainer } from '../../workers/bridgeTraining';
import { labStore } from '../store';
import type { EngineChoiceState } from './types';

/** Opens an engine; `chooseTrainer` of the bridge, or a fake. */
export type ChooseTrainer = (options: ChooseTrainerOptions) => Promise<ChosenTrainer>;

/** The single engine of the lab: opened on first use, kept open until it is closed. */
export interface ActiveEngine {
  /** @param preferred used if it works and the address does not request another, unless an engine is already open */
  trainer(preferred?: EngineId): Promise<Trainer>;
  close(): void;
}

/** The engine that `?engine=worker-webgl|page-webgl|wasm|cpu` in the address requests: only this one may be used. */
function requestedInAddress(): EngineId | undefined {
  const address = globalThis.location?.href;
  const requested = address === undefined ? null : new URL(address).searchParams.get('engine');
  return ENGINE_ORDER.find((engine) => engine === requested);
}

/** Shown until the first progress event arrives. */
const FIRST_COMPARED: EngineId = 'wasm';

/**
 * Chooses by the address, the user's choice and the results of earlier visits, and reports its progress to the store.
 */
export function createActiveEngine(choose: ChooseTrainer): ActiveEngine {
  let opened:
    | { trainer: Promise<Trainer>; abort: AbortController; preferred: EngineId | undefined }
    | undefined;
  let isOpen = false;

  async function open(preferred: EngineId | undefined, signal: AbortSignal): Promise<Trainer> {
    const notify = (change: Partial<EngineChoiceState>) => {
      if (signal.aborted) return;
      labStore.setState(({ engineChoice }) => ({ engineChoice: { ...engineChoice, ...change } }));
    };
    const only = requestedInAddress();
    const { wish, comparison: known } = labStore.getState().engineChoice;
    const wished = preferred ?? (wish === 'auto' ? undefined : wish);
    const first = only ?? wished ?? known?.taken;
    const trying: EngineChoiceState['trying'] = {
      engine: first ?? FIRST_COMPARED,
      facts: {},
      comparing: first === undefined,
    };
    notify({ only, trying, refused: undefined, failed: undefined });
    try {
      const { trainer, comparison, refused } = await choose({
        ...{ only, wish: wished, known, version, signal },
        onTrying: (trying) => notify({ trying }),
      });
      const engine = await trainer.engine();
      if (signal.aborted) {
        trainer.dispose();
        signal.throwIfAborted();
      }
      isOpen = true;
      // If a resumed run gets another engine than it began with, that is reported with the run.
      notify({
        trying: undefined,
        refused: preferred ? undefined : refused,
        ...(!only && { comparison }),
      });
      labStore.setState({ engine });
      return trainer;
    } catch (error) {
      notify({ trying: undefined, failed: messageOf(error) });
      throw error;
    }
  }

  function close(): void {
    if (!opened) return;
    const { trainer, abort } = opened;
    opened = undefined;
    isOpen = false;
    abort.abort();
    trainer.then((ready) => ready.dispose()).catch(() => undefined);
    const { engineChoice } = labStore.getState();
    if (engineChoice.trying) labStore.setState({ engineChoice: { ...engineChoice, trying: undefined } });
  }

  return {
    trainer(preferred) {
      // An engine that is still being opened for something else may not be the one that this run began with.
      if (opened && !isOpen && preferred && preferred !== opened.preferred) close();
      if (!opened) {
        const abort = new AbortController();
        const trainer = open(preferred, abort.signal);
        const started = { trainer, abort, preferred };
        opened = started;
        // A failure is not cached: the next call starts again.
        trainer.catch(() => {
          if (opened === started) opened = undefined;
        });
      }
      return opened.trainer;
    },
    close,
  };
}

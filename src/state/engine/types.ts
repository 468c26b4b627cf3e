import type { EngineComparison, EngineId } from '../../experiment/engines/types';
import type { Trying } from '../../workers/chooseEngine';

/** The engine that the user chose; auto: the fastest. */
export type EngineWish = 'auto' | EngineId;

/** What is known about the engines of this browser, and which one was chosen. */
export interface EngineChoiceState {
  /** Kept across reloads. */
  wish: EngineWish;
  /** The last comparison, of this or an earlier visit; kept across reloads. */
  comparison: EngineComparison | undefined;
  /** The address allows only this engine. */
  only: EngineId | undefined;
  /** The engine that is being opened or measured now. */
  trying: Trying | undefined;
  /** The chosen engine, if it could not be used and another one was opened. */
  refused: { engine: EngineId; reason: string } | undefined;
  /** The reason why no engine works. */
  failed: string | undefined;
}

export const initialEngineChoice: EngineChoiceState = {
  wish: 'auto',
  comparison: undefined,
  only: undefined,
  trying: undefined,
  refused: undefined,
  failed: undefined,
};

import type { EngineComparison, EngineId } from '../../experiment/engines/types';
import type { Trying } from '../../workers/chooseEngine';

/** The engine that a person wants; auto: the fastest. */
export type EngineWish = 'auto' | EngineId;

/** What is known of the engines of this browser, and what is wanted of them. */
export interface EngineChoiceState {
  /** Kept across reloads. */
  wish: EngineWish;
  /** The last comparison, of this visit or an earlier one; kept across reloads. */
  comparison: EngineComparison | undefined;
  /** The address asks for this engine or none. */
  only: EngineId | undefined;
  /** What is being opened or timed now. */
  trying: Trying | undefined;
  /** The wished engine, where it could not be used and another was taken. */
  refused: { engine: EngineId; reason: string } | undefined;
  /** Why no engine works at all. */
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

import type { EngineId, EngineInfo } from './types';

/** The graphics that WebGL reaches here. */
export interface Graphics {
  /** As WEBGL_debug_renderer_info names it. */
  renderer: string;
  /** Computes on the processor. */
  software: boolean;
}

/** What an engine is, without why it was taken. */
export type EngineFacts = Pick<
  EngineInfo,
  'backend' | 'where' | 'renderer' | 'software' | 'threads' | 'kernels'
>;

/** Why an engine was not even tried. */
export type Untried =
  /** WebGL in the page, where a worker has WebGL and leaves the page free. */
  | 'worker-has-it'
  /** A software renderer in the page would make the page wait for it, and there is another engine. */
  | 'holds-up-page'
  /** tfjs's cpu backend is never the fastest. */
  | 'last-resort';

/** How the look at one engine ended. */
export type Outcome =
  /** It gives right answers; its pace in training beats a second, where it was timed. */
  | { kind: 'right'; beatsPerSec: number | undefined }
  /** It is not there, or computes wrong; one sentence. */
  | { kind: 'failed'; reason: string }
  /** It was not ready by then, and another was. */
  | { kind: 'late'; limitSec: number }
  | { kind: 'untried'; because: Untried };

/** What is known of one engine; JSON-safe. */
export interface Finding {
  engine: EngineId;
  /** undefined where it is not known even what it would have been. */
  facts?: EngineFacts | undefined;
  outcome: Outcome;
}

/** Engines compared with each other at one place; JSON-safe, so that a later visit need not compare again. */
export interface EngineComparison {
  /** Browser, processor cores, graphics and build of the lab: anywhere else it says nothing. */
  place: string;
  /** One an engine. */
  findings: Finding[];
  taken: EngineId;
}

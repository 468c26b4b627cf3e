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

/** Which tfjs backend runs, where, on what, and why this one. */
export interface EngineInfo {
  backend: 'webgl' | 'wasm' | 'cpu';
  where: 'worker' | 'page';
  /** WEBGL_debug_renderer_info, or undefined for cpu. */
  renderer: string | undefined;
  /** A software renderer (SwiftShader, llvmpipe, Basic Render): right answers, no GPU speed. */
  software: boolean;
  /** Threads that compute, each a share of every batch; absent in runs of before there were more than one. */
  threads?: number;
  /** Whose kernels: tfjs's own, or the lab's (for wasm: with which instructions). Absent in runs of before the lab had some. */
  kernels?: 'stock' | 'webgl' | 'simd' | 'relaxed-simd';
  /** Training beats a second when the engines were compared; undefined where there was nothing to compare. */
  measuredBeatsPerSec?: number | undefined;
  /** The other engines and why they were passed over, one sentence each. */
  passedOver: PassedOver[];
  tfjsVersion: string;
}

/** The engines, in order of preference among equals. */
export const ENGINE_ORDER = ['worker-webgl', 'page-webgl', 'wasm', 'cpu'] as const;

/** An engine as it is asked for: a backend and where it runs. */
export type EngineId = (typeof ENGINE_ORDER)[number];

/** An engine that was not taken. */
export interface PassedOver {
  engine: EngineId;
  /** One sentence. */
  reason: string;
  /** Training beats a second, where it works and was only slower. */
  beatsPerSec?: number | undefined;
}

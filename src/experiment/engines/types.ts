/** The graphics that WebGL uses here. */
export interface Graphics {
  /** Its name from WEBGL_debug_renderer_info. */
  renderer: string;
  /** Computes on the processor. */
  software: boolean;
}

/** The facts about an engine, without why it was chosen. */
export type EngineFacts = Pick<
  EngineInfo,
  'backend' | 'where' | 'renderer' | 'software' | 'threads' | 'kernels'
>;

/** Why an engine was not even tried. */
export type Untried =
  /** WebGL in the page, when a worker has WebGL and leaves the page free. */
  | 'worker-has-it'
  /** A software renderer in the page would block the page, and there is another engine. */
  | 'holds-up-page'
  /** tfjs's cpu backend is never the fastest. */
  | 'last-resort';

/** The result of trying one engine. */
export type Outcome =
  /** It computes correctly; its training speed in beats per second, if it was timed. */
  | { kind: 'right'; beatsPerSec: number | undefined }
  /** It is not available or computes wrongly; the reason in one sentence. */
  | { kind: 'failed'; reason: string }
  /** It was not ready within the time limit, and another engine was. */
  | { kind: 'late'; limitSec: number }
  | { kind: 'untried'; because: Untried };

/** What is known about one engine; JSON-safe. */
export interface Finding {
  engine: EngineId;
  /** undefined if even that is not known. */
  facts?: EngineFacts | undefined;
  outcome: Outcome;
}

/** A comparison of the engines of one browser and machine; JSON-safe, so that a later visit need not compare again. */
export interface EngineComparison {
  /** Key made of browser, processor cores, graphics and build of the lab; the comparison is valid for this key only. */
  place: string;
  /** One per engine. */
  findings: Finding[];
  taken: EngineId;
}

/** Which tfjs backend runs, in which thread, on which device, and why this one. */
export interface EngineInfo {
  backend: 'webgl' | 'wasm' | 'cpu';
  where: 'worker' | 'page';
  /** WEBGL_debug_renderer_info, or undefined for cpu. */
  renderer: string | undefined;
  /** A software renderer (SwiftShader, llvmpipe, Basic Render): correct results, no GPU speed. */
  software: boolean;
  /** Number of threads that compute, each a share of every batch; absent in runs from before the lab had several threads. */
  threads?: number;
  /** tfjs's own kernels or the lab's (for wasm: with which instructions); absent in runs from before the lab had kernels. */
  kernels?: 'stock' | 'webgl' | 'simd' | 'relaxed-simd';
  /** Training speed in beats per second when the engines were compared; undefined if there was nothing to compare. */
  measuredBeatsPerSec?: number | undefined;
  /** The other engines, each with one sentence why it was not chosen. */
  passedOver: PassedOver[];
  tfjsVersion: string;
}

/** The engines, in order of preference among equals. */
export const ENGINE_ORDER = ['worker-webgl', 'page-webgl', 'wasm', 'cpu'] as const;

/** An engine as a setting names it: a backend and the thread it runs in. */
export type EngineId = (typeof ENGINE_ORDER)[number];

/** An engine that was not chosen. */
export interface PassedOver {
  engine: EngineId;
  /** One sentence. */
  reason: string;
  /** Training speed in beats per second, if the engine works and was only slower. */
  beatsPerSec?: number | undefined;
}

import * as tf from '@tensorflow/tfjs';
import { messageOf } from '../../base/messageOf';
import type { EngineInfo } from '../../experiment/engines/types';
import type { Uninstall } from '../../kernels/replaceKernels';
import { installWebglKernels } from '../../kernels/webgl/install';
import type { MateThread } from '../team/messages';
import { Team } from '../team/team';
import { selfTest } from './selfTest';
import { openWebGL } from './webglContext';

/** Which engine to open in this thread. */
export interface EngineRequest {
  backend: EngineInfo['backend'];
  where: EngineInfo['where'];
  /** Threads to share each batch, for engines that can do so; default 1. */
  threads?: number | undefined;
  /** Why other engines were not chosen, to be included in this engine's info. */
  passedOver: EngineInfo['passedOver'];
}

/** Starts a thread that computes a share of every batch. */
export type ThreadSource = () => MateThread;

/** An engine that is ready in this thread. */
export interface OpenEngine {
  info: EngineInfo;
  /** Threads that compute with this one; undefined if it computes alone. */
  team: Team | undefined;
  /** Passes work through, but rejects with a sentence if the GPU is lost meanwhile: tfjs would wait forever. */
  guard<T>(work: Promise<T>): Promise<T>;
  /** The GPU or one of the threads was lost: this engine cannot be used any more, but another may be opened. */
  isLost(): boolean;
  /** Frees what the engine holds. */
  close(): void;
}

/**
 * Opens one engine in this thread, after checking with a small forward and backward pass that it computes what tfjs's cpu
 * backend does.
 *
 * @param spawn starts further threads; if omitted, an engine computes in this one alone
 * @throws Error with the reason if this engine cannot be used; the caller tries the next
 */
export async function openEngine(request: EngineRequest, spawn?: ThreadSource): Promise<OpenEngine> {
  const { where, passedOver } = request;
  const info = { where, passedOver, tfjsVersion: tf.version.tfjs };
  if (request.backend === 'wasm') return openWasmEngine(request, info, spawn);
  if (request.backend === 'webgl') return openWebglEngine(where, info);
  if (!(await tf.setBackend('cpu'))) throw new Error('The cpu backend of tfjs could not be started.');
  return {
    info: { ...info, backend: 'cpu', renderer: undefined, software: true, threads: 1, kernels: 'stock' },
    team: undefined,
    guard: unguarded,
    isLost: () => false,
    close: () => {},
  };
}

type CommonInfo = Pick<EngineInfo, 'where' | 'passedOver' | 'tfjsVersion'>;

/** For engines that cannot be lost without an error. */
const unguarded = <T>(work: Promise<T>) => work;

async function openWebglEngine(where: EngineInfo['where'], info: CommonInfo): Promise<OpenEngine> {
  const context = openWebGL(where);
  try {
    const { kernels, uninstall } = await trustedWebglKernels();
    const { renderer, software, guard, isLost } = context;
    return {
      info: { ...info, backend: 'webgl', renderer, software, threads: 1, kernels },
      team: undefined,
      guard,
      isLost,
      close: () => {
        uninstall();
        tf.removeBackend('webgl');
      },
    };
  } catch (error) {
    tf.removeBackend('webgl');
    throw new Error(`WebGL is there, but ${messageOf(error)}.`);
  }
}

/** Installs the lab's kernels if this driver computes correctly with them, else falls back to tfjs's own, checked as well. */
async function trustedWebglKernels(): Promise<{ kernels: 'webgl' | 'stock'; uninstall: Uninstall }> {
  if (!(await tf.setBackend('webgl'))) throw new Error('it could not be started');
  const uninstall = installWebglKernels();
  try {
    await selfTest('webgl');
    return { kernels: 'webgl', uninstall };
  } catch (error) {
    uninstall();
    await selfTest('webgl');
    console.warn(`tfjs's own WebGL kernels are used here: with the lab's, ${messageOf(error)}.`);
    return { kernels: 'stock', uninstall: () => {} };
  }
}

async function openWasmEngine(
  { threads = 1 }: EngineRequest,
  info: CommonInfo,
  spawn: ThreadSource | undefined,
): Promise<OpenEngine> {
  const { openWasm } = await import('../../kernels/wasm/openWasm');
  const wasm = await openWasm();
  let team: Team | undefined;
  try {
    await selfTest('wasm');
    if (spawn && threads > 1) team = await Team.open(threads - 1, spawn);
  } catch (error) {
    wasm.close();
    throw new Error(`WebAssembly is there, but ${messageOf(error)}.`);
  }
  return {
    info: {
      ...info,
      backend: 'wasm',
      renderer: undefined,
      software: true,
      threads: team?.size ?? 1,
      kernels: wasm.features,
    },
    team,
    // A team itself rejects each step that a mate does not answer.
    guard: unguarded,
    isLost: () => team?.isBroken() ?? false,
    close: () => {
      team?.close();
      wasm.close();
    },
  };
}

import * as tf from '@tensorflow/tfjs-core';

/** Reverts an installation. */
export type Uninstall = () => void;

/** A replacement for one kernel of a backend. */
export interface KernelReplacement {
  /** tfjs's name of the kernel (`Conv2D`), or one of `kernelNames.ts` that tfjs does not know. */
  kernelName: string;
  /**
   * @param stock the previously registered kernel, to call for shapes that the new one does not support; undefined if
   *   there was none
   */
  create(stock: tf.KernelFunc | undefined): tf.KernelFunc;
}

/**
 * Replaces kernels of a backend. The backend must be ready: its stock kernels are set up when it starts, so that
 * falling back on one needs nothing more.
 */
export function replaceKernels(backendName: string, replacements: KernelReplacement[]): Uninstall {
  const undo = replacements.map(({ kernelName, create }) => {
    const stock = tf.getKernel(kernelName, backendName);
    if (stock) tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({ kernelName, backendName, kernelFunc: create(stock?.kernelFunc) });
    return () => {
      tf.unregisterKernel(kernelName, backendName);
      // Registered without its set-up, which ran when the backend started and must not run again.
      if (stock) tf.registerKernel({ kernelName, backendName, kernelFunc: stock.kernelFunc });
    };
  });
  return () => {
    for (const restore of undo.splice(0).reverse()) restore();
  };
}

/** Replaces gradients of tfjs, which are shared by all backends. */
export function replaceGradients(gradients: tf.GradConfig[]): Uninstall {
  const undo = gradients.map((gradient) => {
    const stock = tf.getGradient(gradient.kernelName);
    if (stock) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
    return () => {
      tf.unregisterGradient(gradient.kernelName);
      if (stock) tf.registerGradient(stock);
    };
  });
  return () => {
    for (const restore of undo.splice(0).reverse()) restore();
  };
}

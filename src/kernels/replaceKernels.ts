import * as tf from '@tensorflow/tfjs';

/** Takes back what an installation changed. */
export type Uninstall = () => void;

/** One kernel of a backend in other hands. */
export interface KernelReplacement {
  /** tfjs's name of the kernel (`Conv2D`), or one of `kernelNames.ts` that tfjs does not know. */
  kernelName: string;
  /**
   * @param stock the kernel that stood there before, to call for shapes that the new one does not serve; undefined where
   *   there was none
   */
  create(stock: tf.KernelFunc | undefined): tf.KernelFunc;
}

/**
 * Puts kernels in the place of a backend's own. The backend must be ready: stock kernels are set up when it starts, so
 * that falling back on one needs nothing more.
 */
export function replaceKernels(backendName: string, replacements: KernelReplacement[]): Uninstall {
  const undo = replacements.map(({ kernelName, create }) => {
    const stock = tf.getKernel(kernelName, backendName);
    if (stock) tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({ kernelName, backendName, kernelFunc: create(stock?.kernelFunc) });
    return () => {
      tf.unregisterKernel(kernelName, backendName);
      // Registered as it was: its set-up ran when the backend started and must not run again.
      if (stock) tf.registerKernel({ kernelName, backendName, kernelFunc: stock.kernelFunc });
    };
  });
  return () => {
    for (const restore of undo.splice(0).reverse()) restore();
  };
}

/** Puts gradients in the place of tfjs's own; they are tfjs's for all backends at once. */
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

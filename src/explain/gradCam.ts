import type { ActivationMap, ExplainedInput, Probe } from './types';

/**
 * Grad-CAM (Selvaraju et al. 2017, doi 10.1109/ICCV.2017.74) of each head: the activations of its last convolution, weighted by the mean gradient of
 * their filter, as far as they speak for the class. Each step of a convolution is drawn as wide as it is; nothing is smoothed. Of an image, the
 * columns are summed.
 *
 * @returns for each head one value per sample, 0 or more
 */
export async function gradCam(
  probe: Required<Pick<Probe, 'maps'>>,
  { values, samples, places }: Pick<ExplainedInput, 'values' | 'samples' | 'places'>,
): Promise<Float32Array[]> {
  const count = samples.length / places;
  return (await probe.maps(values)).map((map) => {
    const columns = columnsOf(map);
    return Float32Array.from(
      { length: count },
      (_, sample) => columns[Math.min(map.width - 1, Math.floor((sample * map.width) / count))]!,
    );
  });
}

function columnsOf({ height, width, values, gradients }: ActivationMap): Float64Array {
  const filters = values.length / (height * width);
  const weights = new Float64Array(filters);
  gradients.forEach((gradient, i) => {
    weights[i % filters]! += gradient / (height * width);
  });
  const columns = new Float64Array(width);
  for (let at = 0; at < height * width; at++) {
    let sum = 0;
    for (let filter = 0; filter < filters; filter++) sum += weights[filter]! * values[at * filters + filter]!;
    columns[at % width]! += Math.max(0, sum);
  }
  return columns;
}

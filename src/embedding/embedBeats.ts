import { createRandom, shuffleInPlace } from '../base/random';
import { sumOf } from '../base/sumOf';
import { neighboursOf } from './createSearch';
import { principalComponents, project } from './pca';
import { pick, placeAll, placesOf } from './place';
import { neighbourAccuracy, trustworthiness } from './quality';
import { COMPONENTS, type MapInput, type MapMethod, type MapPart, UMAP } from './types';
import { umap } from './umap/umap';

/** Neighbours that the measures of a picture look at; scikit-learn's number for trustworthiness. */
const MEASURED_NEIGHBOURS = 5;
/** Beats whose neighbours trustworthiness looks at, drawn from the sample: all distances in the input are needed for each. */
const ASKED = 1000;
/** Epochs between two pictures. */
const PICTURE_EPOCHS = 10;
/** Multiplications for the covariance, at most: wide layers are looked at in fewer beats. */
const MOST_PRODUCTS = 4e9;

/**
 * Makes points of a plane of beats: at once by PCA, then by UMAP. UMAP moves the beats of the sample only, by their neighbours along the first principal
 * components; all others are placed among the nearest of the sample. The measures are those of the sample.
 *
 * @param input at least `FEWEST_BEATS` rows, and as many in the sample
 * @param onPart is given a picture, its measures, and the next one
 */
export function embedBeats(input: MapInput, onPart: (part: MapPart) => void): void {
  const { values, width, sample, seed } = input;
  const count = values.length / width;
  const components = principalComponents(input, COMPONENTS, forComponents(input));
  const projected = { values: project(input, components), width: components.variance.length };
  const plane = firstTwo(projected.values, projected.width);
  onPart({ kind: 'picture', method: 'pca', points: plane, epoch: 0, epochs: UMAP.epochs });
  const share = (parts: Float64Array) => (components.total > 0 ? sumOf(parts) / components.total : 0);
  const { variance } = components;
  onPart({
    ...{ kind: 'variance', shown: share(variance.slice(0, 2)), kept: share(variance) },
    components: variance.length,
  });

  const sampled = { values: pick(projected, sample), width: projected.width };
  const neighbours = neighboursOf(sampled, UMAP.neighbours - 1);
  const places = placesOf(projected, sample);
  const tell = (points: Float32Array, epoch: number) =>
    onPart({
      ...{ kind: 'picture', method: 'umap', epoch, epochs: UMAP.epochs },
      points: placeAll(points, sample, places, count),
    });
  const start = firstTwo(sampled.values, sampled.width);
  const points = umap(neighbours, start, {
    seed,
    onEpoch(epoch, moved) {
      if (epoch % PICTURE_EPOCHS === 0) tell(moved, epoch);
    },
  });

  const measure = measuresOf(input);
  const quality = (method: MapMethod, of: Float32Array) =>
    onPart({ kind: 'quality', method, quality: measure(of) });
  quality('umap', points);
  quality('pca', start);
}

/** As many beats of the sample as the products of a wide layer allow. */
function forComponents({ width, sample, seed }: MapInput): Int32Array {
  const most = Math.max(2 * COMPONENTS, Math.floor(MOST_PRODUCTS / (width * width)));
  return sample.length <= most ? sample : shuffled(sample, seed).subarray(0, most).sort();
}

function measuresOf(input: MapInput) {
  const { sample, seed, width, label, record } = input;
  const rows = { values: pick(input, sample), width };
  const asked = shuffled(
    Int32Array.from({ length: sample.length }, (_, row) => row),
    seed,
  ).subarray(0, ASKED);
  const [labels, records] = [label, record].map((column) => Int32Array.from(sample, (row) => column[row]!));
  return (points: Float32Array) => {
    const near = neighboursOf({ values: points, width: 2 }, MEASURED_NEIGHBOURS);
    const ofClass = neighbourAccuracy(near, labels!);
    return {
      trustworthiness: trustworthiness(rows, near, asked),
      classAccuracy: ofClass.accuracy,
      classMean: ofClass.mean,
      recordAccuracy: neighbourAccuracy(near, records!).accuracy,
    };
  };
}

const shuffled = (rows: Int32Array, seed: number) => shuffleInPlace(rows.slice(), createRandom(seed));

function firstTwo(values: Float32Array, width: number): Float32Array {
  const points = new Float32Array((values.length / width) * 2);
  for (let row = 0; row * 2 < points.length; row++) {
    points[2 * row] = values[row * width]!;
    // Of rows of a single number there is no second component.
    points[2 * row + 1] = width > 1 ? values[row * width + 1]! : 0;
  }
  return points;
}

/** What is wrong with a network's settings. */
export type NetworkProblemCode =
  | 'beat-too-short'
  | 'channels-invalid'
  | 'features-invalid'
  | 'classes-too-few'
  | 'no-head'
  | 'size-invalid'
  | 'network-dropout-invalid'
  | 'l2-invalid'
  | 'stretch-undivided'
  | 'stretch-too-short'
  | 'unet-size-invalid'
  | 'section-undivided'
  | 'encoder-size-invalid'
  | 'piece-undivided'
  | 'trace-missing';

/** No network can be built from the settings: an English sentence, and its parts for a translation. */
export class NetworkProblem extends Error {
  constructor(
    readonly code: NetworkProblemCode,
    message: string,
    readonly values: Record<string, number> = {},
  ) {
    super(message);
    this.name = 'NetworkProblem';
  }
}

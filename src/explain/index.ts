export { type ExplainedPart, explainBeat } from './explainBeat';
export { nearestRows } from './nearest';

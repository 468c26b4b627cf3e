export { attributionsOf, type ExplainedPart, explainBeat } from './explainBeat';
export { nearestInParts, nearestRows, typicalDistance } from './nearest';
export { occlusion } from './occlusion';
export { seedAgreement } from './seedAgreement';

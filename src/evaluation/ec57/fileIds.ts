/**
 * The files that the standard's programs write. `bxb-L` is the first file of `bxb -L`, `sd-L` (shutdowns) its second; in
 * upper case supraventricular beats are a class of their own, in lower case they count as normal. `vruns` and `sruns` are
 * the files of `rxr -L`, `af` and `vf` those of `epicmp -L`.
 */
export const ec57FileIds = [
  ...(['bxb-L', 'bxb-l', 'bxb-S', 'bxb-s', 'bxb-C', 'bxb-c'] as const),
  ...(['sd-L', 'sd-l', 'vruns', 'sruns', 'af', 'vf'] as const),
] as const;

export type Ec57FileId = (typeof ec57FileIds)[number];

/** Words about the input of a network, and the handling of rare classes. */
export const input = {
  /** Why channels and features cannot be chosen. */
  ownInput:
    'The 2-D network makes its own input: images of the beat, the one before and the one after. What is chosen here is not used.',
  secondLeadHint: 'A second lead is chosen in the Beats panel; it then has the same channels as the first.',
  beatAlways: 'Always an input, unless the difference below is.',

  ownWeight: (name: string) => `Weight of ${name}`,

  ratioHint: {
    oversample: 'Every class is brought up to this fraction of the largest; 1 = all equal.',
    undersample: 'Every class is reduced until the smallest is this fraction of it; 1 = all equal.',
  },

  augmentationHint:
    'Training beats are varied each time they are shown; validation and test beats never are. 0 = not at all.',
  unit: { mv: 'mV', normalised: 'units' },
  unitHint: 'The beats are normalised: noise and wave are in normalised units, not in mV.',
};

/** Words that more than one panel uses. Numbers are passed in formatted. */
export const common = {
  /** Goes to `<html lang>`. */
  htmlLang: 'en',
  appName: 'ECG lab',
  /** Texts inside widgets. Bounds are passed in formatted, with their unit. */
  widgets: {
    notANumber: 'Please type a number.',
    notInteger: 'Please type a whole number.',
    below: (minimum: string) => `Not below ${minimum}, please.`,
    above: (maximum: string) => `Not above ${maximum}, please.`,
    between: (minimum: string, maximum: string) => `From ${minimum} to ${maximum}, please.`,
    plotLoading: 'Loading the plot …',
    plotFailed: 'The plot could not be drawn. The table says the same.',
    saveFigure: (name: string, format: string) => `Save “${name}” as ${format}`,
    /** Locale of plotly's own texts (zoom hints): `en` or `zh-CN`. */
    plotLocale: 'en',
  },
  synthetic: 'synthetic',
  syntheticHint: 'Made by this page, not recorded from a patient',
  loading: 'Loading this part of the page …',
  /** Class order N, SVEB, VEB, F, Q. */
  classMeaning: [
    'normal and bundle branch block',
    'supraventricular ectopic',
    'ventricular ectopic',
    'fusion of ventricular and normal',
    'paced or unclassifiable',
  ],
  /** The same for the classes of pieces of rhythm. */
  rhythmMeaning: [
    'sinus rhythm, also bradycardia',
    'atrial fibrillation or flutter',
    'ventricular bigeminy',
    'ventricular trigeminy',
  ],
  total: 'Total',
  cancel: 'Cancel',
  resetDefaults: 'Back to defaults',
};

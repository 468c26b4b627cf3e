import type { Paper, PresetId } from '../../experiment/settings/presets';

/** The recipes: their names, descriptions and origins. */
export interface PresetWords {
  names: Record<PresetId, string>;
  meanings: Record<PresetId, string>;
  source: string;
  /** The card of settings that are no recipe's. */
  own: { name: string; meaning: string };
  /** What else a card says: values. */
  classes: (count: string) => string;
  /** Those that are prepared do not serve. */
  otherBeats: string;
  sources: Record<Paper, string>;
}

export const presets: PresetWords = {
  names: {
    lab: 'Lab',
    quick: 'Quick look',
    intraPatient: 'Intra-patient, five folds',
    interPatient: 'Inter-patient, DS1 → DS2',
    newPatients: 'New patients, DS1 + SVDB → DS2',
    live: 'As beats come, DS1 + SVDB → DS2',
    beatFree: 'Beat-free U-Net',
    rhythmPieces: 'Rhythm of pieces',
    patientSpecific: 'Patient-specific',
    scalogram: '2-D CNN on scalograms',
    tutorial: 'Tutorial recipe',
    tutorialFaults: 'Tutorial as published, with its faults',
  },
  meanings: {
    lab: 'Five folds, Adam with one-cycle rate, ReLU and dropout in the dense layers, 8 epochs: reliable results in minutes.',
    quick:
      'The same network on one split instead of five folds: a first look in a fifth of the time, without a spread.',
    intraPatient:
      'Four classes; the beat, its difference from the record’s median beat, and the rhythm around it. Beats of the same patients are on both sides: the result says nothing about a new patient.',
    interPatient:
      'Four classes, trained on 22 records and tested on 22 others. Both leads in either order and polarity; only how a QRS differs from the usual one of its record, and how early it comes by the measure of that record’s irregularity.',
    newPatients:
      'Four classes; three networks side by side that judge each beat with the fifteen before and after it, trained on two databases (DS1 and SVDB, 100 records) and tested on the 22 records of DS2. Drop the records of both.',
    live: 'The same for live use (Monitor): one lead, and each beat is judged by the thirty before it, running means and the usual beat so far. Nothing after the beat, nothing of the whole record.',
    beatFree:
      'Four classes; a U-Net takes whole records at 125 Hz, 31 s at once, and finds the beats itself: missed and invented beats count as errors. Trained on DS1 and SVDB, tested on the 22 records of DS2. Drop the records of both.',
    rhythmPieces:
      'Which rhythm a piece of ten seconds is of: normal, fibrillation or flutter, bigeminy, trigeminy, by the rhythm marks of the records. The encoder of the U-Net sees both leads, and no beats. Trained on 22 records, tested on 22 others.',
    patientSpecific:
      'For each record of DS2: trained on DS1 and the record’s own first five minutes, tested on its other twenty-five.',
    scalogram:
      'One convolution on wavelet images of the previous, the current and the next beat; batch 32, 10 epochs. Slow without a GPU: use a part of the beats only.',
    tutorial:
      'As the public tutorial of this network: five folds, RMSprop, no activation in the dense layers, batch 64, 100 epochs. Takes more than ten times as long. Unlike there, the best epoch is chosen on validation beats, never on test beats.',
    tutorialFaults:
      'The same with the tutorial’s two faults, to see what they do to the numbers: class F is cut to the end of the next beat, which tells it apart by its window alone, and the best epoch is chosen on the beats that it is tested on. Both are stamped on the run.',
  },
  source: 'Source',
  own: { name: 'Own settings', meaning: 'As you set them; they differ from every recipe.' },
  classes: (count) => `${count} classes`,
  otherBeats: 'prepares other beats',
  sources: {
    wang: 'Wang H. et al., J Med Syst 2020',
    wangT: 'compare Wang T. et al., Entropy 2021, another network on scalograms',
    deChazal: 'de Chazal et al., IEEE Trans Biomed Eng 2004',
    ronneberger: 'U-Net after Ronneberger et al., MICCAI 2015',
    saenz: 'running means after Saenz-Cogollo and Agelli, Algorithms 2020',
    kiranyaz: 'after Kiranyaz et al., IEEE Trans Biomed Eng 2016',
  },
};

/** Words of the help: what the lab is, its terms, its keys, how to cite it. */
export const help = {
  title: 'Help',
  close: 'Close help',
  notMedical: 'Not a medical device',
  notMedicalText:
    'For research and teaching. Nothing here is tested or approved for diagnosis, and no result of it may decide about a patient.',

  classes: 'Classes of beats (ANSI/AAMI EC57)',
  classColumns: { name: 'Class', meaning: 'Meaning', codes: 'WFDB annotation codes' },
  classNote:
    'In every picture the true class is filled and the predicted one outlined. With four classes, Q is left out.',

  terms: [
    {
      title: 'Measures',
      terms: [
        ['Se', 'Sensitivity, or recall: of the beats of a class, the share that was found. TP / (TP + FN).'],
        [
          '+P',
          'Positive predictivity, or precision: of the beats called a class, the share that is of it. TP / (TP + FP).',
        ],
        [
          'Sp',
          'Specificity: of the beats of all other classes, the share not called this one. TN / (TN + FP).',
        ],
        ['F1', 'The harmonic mean of Se and +P: high only if both are.'],
        [
          'Macro F1',
          'The mean of the F1 of the classes, each counted alike, however rare. Accuracy, by contrast, is mostly that of class N.',
        ],
        [
          'Cohen’s kappa',
          'Agreement beyond what chance would give with these numbers of beats per class. 1 is perfect, 0 is chance.',
        ],
        [
          'Interval by record',
          'Beats of one record are alike. So whole records are drawn again and again, with replacement; the middle 95 % of the results are the interval.',
        ],
        ['–', 'No number: the measure would be 0 / 0.'],
      ],
    },
    {
      title: 'Experiments',
      terms: [
        [
          'Intra-patient',
          'Beats of one patient are both in training and in test. Easy, and no measure for a patient whom the network has never seen.',
        ],
        [
          'Inter-patient',
          'Training and test have no patient in common. The division DS1 and DS2 of the MIT-BIH records is the usual one.',
        ],
        [
          'Leak',
          'A test beat that is not independent of the training: of the same patient, overlapping in time, or used to choose the network. Leaks are counted before a start, and stamped on the results.',
        ],
        ['Fold', 'One training with its test. With several folds, every beat is tested once.'],
        ['Protocol', 'The rule by which beats are divided into training, validation and test.'],
        [
          'Recipe',
          'How beats are cut and trained on: window, input, network, sampling, loss, optimiser, epochs.',
        ],
        [
          'Validation',
          'Beats held back from the training, by which the best epoch is chosen; never test beats.',
        ],
        ['Epoch', 'One pass over all training beats.'],
        ['Batch, step', 'The beats of one update of the weights; the update itself.'],
        ['Seed', 'The number from which all randomness follows. Same seed and same engine: the same result.'],
        ['Engine', 'What computes: the GPU through WebGL, or the processor through WebAssembly.'],
        [
          'Capsule',
          'A file with everything that decides a run: hashes of the records, settings, splits, seed. Dropped in again, it repeats the run and compares.',
        ],
      ],
    },
    {
      title: 'Records',
      terms: [
        [
          'Record',
          'A header (.hea), its signals (.dat) and its annotations (.atr), as PhysioNet serves them; or EDF, a table (CSV), an ISHNE or MATLAB file.',
        ],
        ['Lead', 'One ECG signal of a record: MLII, V1, …'],
        ['Annotation', 'A mark at a sample: a beat, a change of rhythm, a comment.'],
        [
          'RR interval',
          'The time from one R peak to the next. 60 000 / RR in ms is the heart rate per minute.',
        ],
        [
          'R peak',
          'The highest point of the QRS complex, at which a beat is annotated and around which it is cut.',
        ],
      ],
    },
  ],

  keys: 'Keys',
  keyGroups: [
    {
      title: 'Everywhere',
      keys: [
        ['?', 'This help'],
        ['Esc', 'Close what is open'],
        ['Ctrl Z', 'Undo the last removal'],
        ['Tab', 'The next control; the first one skips to the content'],
      ],
    },
    {
      title: 'Strip (Records, Inspect)',
      keys: [
        ['← →', 'A quarter of the strip; with Shift a whole one'],
        ['+ −', 'Zoom'],
        ['Home End', 'The ends of the record'],
        ['0', 'The whole record'],
        ['C', 'Calipers: ms, beats per minute, mV; arrows move an end, Enter changes to the other one'],
        ['N', 'In Records: the next annotation that was found; with Shift the previous one'],
        ['E', 'In Records: the next misclassified beat of the run shown; with Shift the previous one'],
      ],
    },
    {
      title: 'Misclassified beats (Inspect)',
      keys: [
        ['j k', 'The next and the previous beat, as ↓ and ↑'],
        ['Page Up Page Down', 'A page of the list'],
        ['Home End', 'The first and the last beat'],
      ],
    },
    {
      title: 'Doubtful labels (Inspect)',
      keys: [
        ['Enter', 'Keep the label of the shown beat'],
        ['N A V F Q', 'Give it this label'],
      ],
    },
    {
      title: 'Number fields (Beats, Train)',
      keys: [
        ['↑ ↓', 'One step more or less'],
        ['Enter', 'Take what was typed'],
        ['Esc', 'Go back to the value in use'],
      ],
    },
  ],

  cite: 'How to cite',
  citeLead: 'Name the lab with its version, and what it builds on:',
  citations: {
    lab: (version: string) => `ECG lab, version ${version}.`,
    method: 'The method: denoising, windows and the multi-head network.',
    database: 'The MIT-BIH Arrhythmia Database.',
    physionet: 'PhysioNet, where the records are from.',
    division: 'The division into DS1 and DS2.',
  },

  about: 'About',
  version: 'Version',
  licence: 'Licence',
  licences: (code: string) =>
    `${code} for the lab; Inter and Noto Sans SC under the SIL Open Font License 1.1; the strip of the first page, record 213 of MIT-BIH, under ODC-By 1.0.`,
  fontLicences: { inter: 'Licence of Inter', noto: 'Licence of Noto Sans SC' },
  privacy: 'Privacy',
  privacyText:
    'Records are read, and networks trained, in this page. Only the names of PhysioNet files that you ask for leave this machine.',
};

/**
 * What the lab calls the annotations that it makes: beats by its detector, beats by Pan and Tompkins, classes by a network, and those of
 * another annotator with a person's edits.
 */
export const LAB_ANNOTATORS = { found: 'found', panTompkins: 'pt', labelled: 'lab', edited: 'edit' } as const;

/** Whether annotations of this name are the lab's; it adds a letter where another author has the name. */
export function isLabAnnotator(name: string): boolean {
  return Object.values(LAB_ANNOTATORS).some(
    (own) => name.startsWith(own) && /^[a-z]?$/.test(name.slice(own.length)),
  );
}

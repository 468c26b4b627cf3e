/**
 * A text in a field that is no value of its setting. The setting keeps its value, but nothing is prepared or trained with it
 * until the field is corrected, or the setting gets another value.
 */
export interface FieldDraft {
  text: string;
  /** The value of the setting while the text stands in its field. */
  over: unknown;
}

import type { ChoiceSetting, GroupSetting, VariantsSetting } from '../base/settings/declare';
import type { PREPARE } from '../beats/settings';
import type { PROTOCOLS, ProtocolKind } from '../experiment/protocols';
import type { TRAIN } from '../experiment/settings/trainSettings';

/** The names of a setting. */
interface Named {
  label: string;
  hint?: string;
  /** Unit after a number. */
  unit?: string;
  /** Its name in comparisons and reports, if the label of the field does not fit there. */
  fact?: string;
}

/** The words that a declared setting needs: the compiler reports missing ones. */
type WordsFor<S> =
  S extends GroupSetting<infer F>
    ? Named & { fields: WordsForEach<F> }
    : S extends VariantsSetting<infer V>
      ? Named & { kinds: { [K in keyof V]: Omit<Named, 'fact'> & Inner<V[K]> } }
      : S extends ChoiceSetting<infer T>
        ? Named & { options: Record<T, string>; hints?: Record<T, string> }
        : S extends { type: 'optional' }
          ? // What is ticked to have one, and what it means to have none.
            Named & { tick: string; none: string }
          : S extends { type: 'list'; item: GroupSetting<infer F> }
            ? Named & { fields: WordsForEach<F> }
            : Named;

type WordsForEach<F> = { [K in keyof F]: WordsFor<F[K]> };
type Inner<F> = keyof F extends never ? object : { fields: WordsForEach<F> };

/** The words of a protocol besides the names of its settings. */
interface ProtocolWords<Settings extends string> {
  /**
   * Its name in the description of a run. Numbers are passed in formatted; for lists, their lengths; for an unset flag, an
   * empty string.
   */
  summary: (settings: Record<Settings, string>) => string;
  /** What a start does, if it is not a number of folds of a number of epochs. */
  plan?: (p: { folds: string; epochs: string }) => string;
}

type Train = WordsForEach<(typeof TRAIN)['fields']>;
type ProtocolKinds = {
  [K in ProtocolKind]: ProtocolWords<keyof (typeof PROTOCOLS)[K]['fields'] & string>;
};

/** The words of all settings, by their path. */
export interface SettingWords {
  prepare: WordsForEach<(typeof PREPARE)['fields']>;
  train: Omit<Train, 'protocol'> & { protocol: Train['protocol'] & { kinds: ProtocolKinds } };
}

/** The same for code that handles settings of any type. */
export interface AnyWords extends Named {
  fields?: Readonly<Record<string, AnyWords>>;
  kinds?: Readonly<Record<string, Omit<AnyWords, 'fact'>>>;
  options?: Readonly<Record<string | number, string>>;
  hints?: Readonly<Record<string | number, string>>;
  tick?: string;
  none?: string;
}

import type { ChoiceSetting, GroupSetting, VariantsSetting } from '../base/settings/declare';
import type { PREPARE } from '../beats/settings';
import type { PROTOCOLS, ProtocolKind } from '../experiment/protocols';
import type { TRAIN } from '../experiment/settings/trainSettings';

/** What every setting is called. */
interface Named {
  label: string;
  hint?: string;
  /** Behind a number. */
  unit?: string;
  /** Its name beside other runs and in reports, where the label of the field would not do. */
  fact?: string;
}

/** The words that a declared setting needs: the compiler says which are missing. */
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

/** Of a protocol besides the names of its settings. */
interface ProtocolWords<Settings extends string> {
  /** What it is called beside a run. Numbers come formatted, of lists how many there are, of a tick that is off ''. */
  summary: (settings: Record<Settings, string>) => string;
  /** What a start does, where it is not so many folds of so many epochs. */
  plan?: (p: { folds: string; epochs: string }) => string;
}

type Train = WordsForEach<(typeof TRAIN)['fields']>;
type ProtocolKinds = {
  [K in ProtocolKind]: ProtocolWords<keyof (typeof PROTOCOLS)[K]['fields'] & string>;
};

/** The words of all settings, by their place among the settings. */
export interface SettingWords {
  prepare: WordsForEach<(typeof PREPARE)['fields']>;
  train: Omit<Train, 'protocol'> & { protocol: Train['protocol'] & { kinds: ProtocolKinds } };
}

/** The same for what goes through settings of every kind. */
export interface AnyWords extends Named {
  fields?: Readonly<Record<string, AnyWords>>;
  kinds?: Readonly<Record<string, Omit<AnyWords, 'fact'>>>;
  options?: Readonly<Record<string | number, string>>;
  hints?: Readonly<Record<string | number, string>>;
  tick?: string;
  none?: string;
}

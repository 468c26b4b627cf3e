import { type ReactNode, useId } from 'react';
import { PRESETS, type Preset, type PresetId } from '../../experiment/settings/presets';
import { commands } from '../../state/commands';
import { needsOtherBeats, presetOf } from '../../state/train/presetOf';
import type { OwnSettings } from '../../state/types';
import { formatCount } from '../../widgets/format';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { protocolWords } from '../protocolWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './RecipeCards.module.css';
import { roughTime } from './roughTime';
import { useRecipeSeconds } from './useRecipeEstimate';

const IDS = Object.keys(PRESETS) as PresetId[];

/** The recipes as cards, one of them chosen; and the user's own settings, if there are any. */
export function RecipeCards() {
  const { train, presets } = useWords();
  const prepare = useLab((state) => state.prepareSettings);
  const settings = useLab((state) => state.trainSettings);
  const left = useLab((state) => state.ownSettings);
  const chosen = presetOf(prepare, settings);
  const name = useId();
  const own = chosen === undefined ? { prepare, train: settings } : left;
  return (
    <div role="radiogroup" className={styles.cards} aria-label={train.presets}>
      {IDS.map((id) => (
        <Card
          key={id}
          group={name}
          name={presets.names[id]}
          meaning={presets.meanings[id]}
          recipe={PRESETS[id]}
          isChosen={id === chosen}
          onChoose={() => commands.choosePreset(id)}
        >
          <Source preset={PRESETS[id]} />
        </Card>
      ))}
      {own && (
        <Card
          group={name}
          name={presets.own.name}
          meaning={presets.own.meaning}
          recipe={own}
          isChosen={chosen === undefined}
          onChoose={() => commands.chooseOwnSettings()}
        />
      )}
    </div>
  );
}

interface CardProps {
  group: string;
  name: string;
  meaning: string;
  recipe: OwnSettings;
  isChosen: boolean;
  onChoose: () => void;
  /** Shown when it is chosen. */
  children?: ReactNode;
}

/** What a recipe trains and tests on, for how long, and whether that needs other beats, before it is chosen. */
function Card({ group, name, meaning, recipe, isChosen, onChoose, children }: CardProps) {
  const words = useWords();
  const id = useId();
  const seconds = useRecipeSeconds(recipe);
  const needsOther = useLab(({ prepared }) => needsOtherBeats(recipe.prepare, prepared));
  const facts = [
    protocolWords(recipe.train.protocol, words),
    words.presets.classes(formatCount(recipe.prepare.classCount)),
    ...roughTime(seconds, words.train.about),
    ...(needsOther ? [words.presets.otherBeats] : []),
  ];
  return (
    <div className={styles.card}>
      <label className={styles.choice}>
        <input
          type="radio"
          name={group}
          checked={isChosen}
          aria-label={name}
          aria-describedby={`${id}-facts ${id}-meaning`}
          onChange={onChoose}
        />
        <span className={styles.name}>{name}</span>
        <span id={`${id}-facts`} className={styles.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </label>
      {isChosen ? (
        <div className={styles.more}>
          <p id={`${id}-meaning`}>{meaning}</p>
          {children}
        </div>
      ) : (
        <VisuallyHidden>
          <span id={`${id}-meaning`}>{meaning}</span>
        </VisuallyHidden>
      )}
    </div>
  );
}

function Source({ preset }: { preset: Preset }) {
  const { presets } = useWords();
  const { paper, doi } = preset.source;
  return (
    <p>
      {presets.source}:{' '}
      <a href={`https://doi.org/${doi}`} target="_blank" rel="noreferrer">
        {presets.sources[paper]}
      </a>
    </p>
  );
}

import { Choice } from '../widgets/Choice';
import { symbolName } from './annotationWords';
import { useWords } from './useWords';

/** Labels of beats, and of what looks like one; those with a key first. */
const LABELS = [...'NAVFQLRBaJSEejn/fr?|!'];

export interface LabelChoiceProps {
  value: string;
  /** Those that were given last come first. */
  recent: readonly string[];
  onChange: (label: string) => void;
}

/** The choice of a label that beats are given. */
export function LabelChoice({ value, recent, onChange }: LabelChoiceProps) {
  const words = useWords();
  return (
    <Choice
      label={words.edits.label}
      value={value}
      options={[...new Set([...recent, ...LABELS])].map((label) => ({
        value: label,
        label: words.viewer.symbolChoice(label, symbolName(words, label) ?? ''),
      }))}
      onChange={onChange}
    />
  );
}

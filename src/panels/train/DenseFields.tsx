import { NETWORK } from '../../experiment/settings/networkSettings';
import { commands } from '../../state/commands';
import { type MultiHeadChoice, withDense } from '../../state/train/networkChoices';
import { Button, IconButton } from '../../widgets/Button';
import { NumberField } from '../../widgets/fields/NumberField';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useWords } from '../useWords';
import styles from './NetworkFields.module.css';

const DENSE = NETWORK.variants.multihead.dense;

/** The dense layers before the last, one row each. */
export function DenseFields({ network }: { network: MultiHeadChoice }) {
  const { network: words, settings } = useWords();
  const { label, hint } = settings.train.network.kinds.multihead.fields.dense;
  const { dense } = network;
  const setDense = (next: number[]) => commands.setTrainSettings({ network: { ...network, dense: next } });
  return (
    <fieldset className={styles.list}>
      <legend>{label}</legend>
      {dense.length === 0 && <p className={styles.hint}>{words.noDense}</p>}
      {dense.map((units, index) => {
        const name = String(index + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer's index is its identity
          <div key={index} className={styles.denseRow}>
            <span className={styles.number} aria-hidden="true">
              {name}
            </span>
            <NumberField
              label={<VisuallyHidden>{words.denseUnits(name)}</VisuallyHidden>}
              name={`train.network.dense.${index}`}
              value={units}
              min={DENSE.item.min}
              max={DENSE.item.max}
              integer
              onChange={(value) => setDense(dense.with(index, value))}
            />
            <IconButton label={words.removeDense(name)} onClick={() => setDense(dense.toSpliced(index, 1))}>
              ×
            </IconButton>
          </div>
        );
      })}
      <Button
        disabled={dense.length >= DENSE.maxItems}
        onClick={() => commands.setTrainSettings({ network: withDense(network) })}
      >
        {words.addDense}
      </Button>
      <p className={styles.hint}>{hint}</p>
    </fieldset>
  );
}

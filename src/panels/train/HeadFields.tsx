import { NETWORK } from '../../experiment/settings/networkSettings';
import { commands } from '../../state/commands';
import { type MultiHeadChoice, withHead } from '../../state/train/networkChoices';
import { Button, IconButton } from '../../widgets/Button';
import { NumberField } from '../../widgets/fields/NumberField';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useWords } from '../useWords';
import styles from './NetworkFields.module.css';

const HEADS = NETWORK.variants.multihead.heads;
const KERNELS = ['firstKernel', 'secondKernel'] as const;

/** The heads, one row each: two kernel sizes. */
export function HeadFields({ network }: { network: MultiHeadChoice }) {
  const { network: words, settings } = useWords();
  const { label, hint, fields } = settings.train.network.kinds.multihead.fields.heads;
  const { heads } = network;
  const setHeads = (next: MultiHeadChoice['heads']) =>
    commands.setTrainSettings({ network: { ...network, heads: next } });
  return (
    <fieldset className={styles.list}>
      <legend>{label}</legend>
      <div className={styles.headRow} aria-hidden="true">
        <span />
        <span className={styles.column}>{fields.firstKernel.label}</span>
        <span className={styles.column}>{fields.secondKernel.label}</span>
        <span />
      </div>
      {heads.map((head, index) => {
        const name = String(index + 1);
        return (
          // Heads are only distinguished by their index.
          // biome-ignore lint/suspicious/noArrayIndexKey: a head's index is its identity
          <div key={index} className={styles.headRow}>
            <span className={styles.number} aria-hidden="true">
              {name}
            </span>
            {KERNELS.map((kernel) => (
              <NumberField
                key={kernel}
                label={
                  <VisuallyHidden>
                    {words.headKernel({ head: name, second: kernel === 'secondKernel' })}
                  </VisuallyHidden>
                }
                name={`train.network.heads.${index}.${kernel}`}
                value={head[kernel]}
                min={HEADS.item.fields[kernel].min}
                max={HEADS.item.fields[kernel].max}
                integer
                onChange={(size) => setHeads(heads.with(index, { ...head, [kernel]: size }))}
              />
            ))}
            <IconButton
              label={words.removeHead(name)}
              disabled={heads.length === HEADS.minItems}
              onClick={() => setHeads(heads.toSpliced(index, 1))}
            >
              ×
            </IconButton>
          </div>
        );
      })}
      <Button
        disabled={heads.length >= HEADS.maxItems}
        onClick={() => commands.setTrainSettings({ network: withHead(network) })}
      >
        {words.addHead}
      </Button>
      <p className={styles.hint}>{hint}</p>
    </fieldset>
  );
}

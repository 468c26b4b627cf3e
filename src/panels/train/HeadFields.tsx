import { commands } from '../../state/commands';
import { type MultiHeadChoice, NETWORK_LIMITS, withHead } from '../../state/train/networkChoices';
import { Button, IconButton } from '../../widgets/Button';
import { NumberField } from '../../widgets/fields/NumberField';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useWords } from '../useWords';
import styles from './NetworkFields.module.css';

const KERNELS = ['firstKernel', 'secondKernel'] as const;

/** The heads, a row each: two kernel sizes. */
export function HeadFields({ network }: { network: MultiHeadChoice }) {
  const { network: words } = useWords();
  const { heads } = network;
  const setHeads = (next: MultiHeadChoice['heads']) =>
    commands.setTrainSettings({ network: { ...network, heads: next } });
  return (
    <fieldset className={styles.list}>
      <legend>{words.heads}</legend>
      <div className={styles.headRow} aria-hidden="true">
        <span />
        <span className={styles.column}>{words.firstKernel}</span>
        <span className={styles.column}>{words.secondKernel}</span>
        <span />
      </div>
      {heads.map((head, index) => {
        const name = String(index + 1);
        return (
          // Heads have nothing but their place to be told apart by.
          // biome-ignore lint/suspicious/noArrayIndexKey: a head's place is its identity
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
                value={head[kernel]}
                min={1}
                max={NETWORK_LIMITS.kernel}
                whole
                onChange={(size) => setHeads(heads.with(index, { ...head, [kernel]: size }))}
              />
            ))}
            <IconButton
              label={words.removeHead(name)}
              disabled={heads.length === 1}
              onClick={() => setHeads(heads.toSpliced(index, 1))}
            >
              ×
            </IconButton>
          </div>
        );
      })}
      <Button
        disabled={heads.length >= NETWORK_LIMITS.heads}
        onClick={() => commands.setTrainSettings({ network: withHead(network) })}
      >
        {words.addHead}
      </Button>
      <p className={styles.hint}>{words.headsHint}</p>
    </fieldset>
  );
}

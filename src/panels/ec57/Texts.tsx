import { useState } from 'react';
import type { Ec57View } from '../../state/ec57/tables';
import { SelectField } from '../../widgets/fields/SelectField';
import { Fold } from '../../widgets/fields/Settings';
import { useWords } from '../useWords';
import styles from './Ec57.module.css';

/** The texts of the programs, one at a time. */
export function Texts({ texts }: Pick<Ec57View, 'texts'>) {
  const words = useWords().ec57;
  return (
    <Fold summary={words.texts}>
      <OneText texts={texts} />
    </Fold>
  );
}

function OneText({ texts }: Pick<Ec57View, 'texts'>) {
  const words = useWords().ec57;
  const [chosen, setChosen] = useState('');
  const shown = texts.find(({ name }) => name === chosen) ?? texts.find(({ name }) => /sumstats/.test(name));
  if (!shown) return null;
  return (
    <>
      <div className={styles.file}>
        <SelectField
          label={words.text}
          value={shown.name}
          options={texts.map(({ name }) => ({ value: name, label: name }))}
          onChange={setChosen}
        />
      </div>
      <section aria-label={shown.name}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
        <pre className={styles.text} tabIndex={0}>
          {shown.text}
        </pre>
      </section>
    </>
  );
}

import { CLASS_NAMES } from '../../../beats/types';
import { CLASS_SYMBOLS } from '../../../state/beats/classSymbols';
import { ClassMark } from '../../../widgets/ClassMark';
import { DataTable } from '../../../widgets/DataTable';
import { useWords } from '../../useWords';
import styles from './Help.module.css';

/** The classes with their annotation codes, and how truth and prediction are told apart. */
export function ClassGlossary() {
  const { help: words, common } = useWords();
  return (
    <>
      <DataTable
        label={words.classes}
        rows={CLASS_NAMES.map((name, index) => ({ name, index }))}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: words.classColumns.name,
            rowHeader: true,
            cell: ({ name, index }) => (
              <span className={styles.marks}>
                <ClassMark classIndex={index} name={name} />
                <ClassMark classIndex={index} name={name} outlined />
              </span>
            ),
          },
          {
            key: 'meaning',
            header: words.classColumns.meaning,
            align: 'wrap',
            cell: ({ index }) => common.classMeaning[index],
          },
          {
            key: 'codes',
            header: words.classColumns.codes,
            cell: ({ name }) => CLASS_SYMBOLS[name].join(' '),
          },
        ]}
      />
      <p className={styles.soft}>{words.classNote}</p>
    </>
  );
}

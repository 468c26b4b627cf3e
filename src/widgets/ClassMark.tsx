import styles from './ClassMark.module.css';

const KEYS = ['n', 'sveb', 'veb', 'f', 'q'];

/** Key of a class in the colour tokens: 0…4 → `n`, `sveb`, `veb`, `f`, `q`; anything else is drawn as `q`. */
export function classColourKey(classIndex: number): string {
  return KEYS[classIndex] ?? 'q';
}

export interface ClassMarkProps {
  /** 0…4 = N, SVEB, VEB, F, Q. */
  classIndex: number;
  name: string;
  /** Filled = true label, outlined = predicted label. */
  outlined?: boolean;
  title?: string;
}

/** The name of the class in its colour. */
export function ClassMark({ classIndex, name, outlined, title }: ClassMarkProps) {
  const key = classColourKey(classIndex);
  const colour = `var(--class-${key})`;
  return (
    <span
      className={styles.mark}
      style={{
        borderColor: colour,
        background: outlined ? 'transparent' : colour,
        color: outlined ? 'var(--ink)' : `var(--on-class-${key})`,
      }}
      title={title}
    >
      {name}
    </span>
  );
}

/** Only the colour of the class, next to a text that names it. */
export function ClassSwatch({ classIndex, outlined }: { classIndex: number; outlined?: boolean }) {
  return <Swatch token={`--class-${classColourKey(classIndex)}`} outlined={outlined} />;
}

/** Only a colour, next to a text that says what has it. */
export function Swatch({ token, outlined }: { token: string; outlined?: boolean | undefined }) {
  const colour = `var(${token})`;
  return (
    <span
      aria-hidden="true"
      className={styles.swatch}
      style={{ borderColor: colour, background: outlined ? 'transparent' : colour }}
    />
  );
}

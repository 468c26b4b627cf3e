import type { ScriptContext } from './context';
import { pyLines } from './pyLiteral';

const TABLES = `def tables(matrix, title):
    """The lab's tables of a confusion matrix (truth in rows); nan is 0/0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        matrix = matrix.astype(float)
        right, truth, called, n = np.diag(matrix), matrix.sum(axis=1), matrix.sum(axis=0), matrix.sum()
        f1 = 2 * right / (truth + called)
        chance, agreed = truth @ called, right.sum()
        kappa = (agreed * n - chance) / (n * n - chance)
        matthews = (agreed * n - chance) / np.sqrt((n * n - truth @ truth) * (n * n - called @ called))
        print(f"\\n{title}: accuracy {agreed / n:.4f}, macro F1 {np.nanmean(f1):.4f}, kappa {kappa:.4f}, MCC {matthews:.4f}")
        print("truth   " + "".join(f"{name:>9}" for name in CLASSES) + "       Se       +P       Sp       F1")
        for i, name in enumerate(CLASSES):
            others = n - truth[i]
            measures = right[i] / truth[i], right[i] / called[i], (others - called[i] + right[i]) / others, f1[i]
            counts = "".join(f"{count:9.0f}" for count in matrix[i])
            print(f"{name:8}" + counts + "".join(f"{value:9.4f}" for value in measures))`;

/** The tables, and what the script does from beginning to end. */
export function tablesPart({ readsFolds }: ScriptContext): string {
  return pyLines(
    TABLES,
    '',
    '',
    'def main():',
    '    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])',
    '    parser.add_argument("folder")',
    '    parser.add_argument("--save-beats")',
    readsFolds && '    parser.add_argument("--beats")',
    '    arguments = parser.parse_args()',
    '    files = find_files(arguments.folder)',
    '    records = [prepare(files, record) for record in RECORDS]',
    '    data = {column: np.concatenate([beats[column] for beats in records]) for column in records[0]}',
    '    counts = np.bincount(data["y"], minlength=len(CLASSES))',
    '    print(f"{len(data[\'y\'])} beats of {len(RECORDS)} records:", dict(zip(CLASSES, counts.tolist())))',
    '    if arguments.save_beats:',
    '        np.savez(arguments.save_beats, **data)',
    '        return',
    ...(readsFolds
      ? [
          '    fold_of_beat = None',
          '    if arguments.beats:',
          '        exported = np.load(arguments.beats)',
          '        fold_of_beat = exported["fold"]',
          '        same = len(fold_of_beat) == len(data["y"]) and (exported["sample"] == data["sample"]).all()',
          '        if not same or fold_of_beat.max() < 0:',
          '            sys.exit(f"{arguments.beats} holds other beats, or no folds: export the beats while the run is open.")',
        ]
      : []),
    '    pooled = np.zeros((len(CLASSES), len(CLASSES)), int)',
    `    sides_of_folds = deal(data["y"], data["record"], data["second"]${readsFolds ? ', fold_of_beat' : ''})`,
    '    for fold, sides in enumerate(sides_of_folds):',
    '        predicted = train_fold(fold, sides, data)',
    '        matrix = np.zeros_like(pooled)',
    '        np.add.at(matrix, (data["y"][sides[2]], predicted), 1)',
    '        tables(matrix, f"Fold {fold + 1}")',
    '        pooled += matrix',
    '    tables(pooled, "All folds")',
    '',
    '',
    'if __name__ == "__main__":',
    '    main()',
  );
}

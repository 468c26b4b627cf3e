import { settingsOfPieces } from '../../beats/defaults';
import type { PrepareSettings } from '../../beats/types';

/**
 * Fields that depend on what the rows are. Choosing pieces of rhythm takes along what they leave no choice of; its fields are shown only where
 * something else was set (by an address or a file) and has to be changed.
 *
 * @param change of the settings
 */
export function rowsAdjust(settings: PrepareSettings, change: (change: Partial<PrepareSettings>) => void) {
  const field = (name: keyof typeof settingsOfPieces) => ({
    hidden: settings.rows === 'pieces' && settings[name] === settingsOfPieces[name],
  });
  return {
    rows: {
      onChange: (rows: PrepareSettings['rows']) =>
        change({ rows, ...(rows === 'pieces' && settingsOfPieces) }),
    },
    classCount: field('classCount'),
    trace: field('trace'),
    align: field('align'),
  };
}

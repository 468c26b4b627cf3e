import type { PrepareSettings } from '../../beats/types';
import type { TrainSettings } from '../../experiment/settings/types';

/** What a link holds: settings and names, never data. */
export interface SharedSettings {
  prepare: PrepareSettings;
  train: TrainSettings;
  /** Names of the records; `all`: whatever the lab has; undefined: the link names none. */
  records: string[] | 'all' | undefined;
}

export interface ShareCommands {
  /**
   * The link to the settings of the page, or of the open run.
   *
   * @returns undefined if there can be none, which is reported
   */
  settingsLink(of: 'page' | 'run'): Promise<string | undefined>;
  /** Puts the settings of the opened link in place, ticks its records and goes to Train. */
  applyLink(): Promise<void>;
  /** Closes the opened link; nothing changes. */
  closeLink(): Promise<void>;
}

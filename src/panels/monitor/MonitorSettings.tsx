import { useShallow } from 'zustand/react/shallow';
import { LIVE_HZ } from '../../live/settings';
import { commands } from '../../state/commands';
import { networkChoices } from '../../state/label/chosenNetwork';
import { isReadyId } from '../../state/label/readyIds';
import {
  BAUDS,
  DETECTORS,
  NOTCHES,
  REPLAY_SPEEDS,
  SOCKET_PORTS,
  SOURCES,
  UNITS_PER_MV,
} from '../../state/monitor/bounds';
import { isNetworkGone } from '../../state/monitor/liveNetworkId';
import { replayable } from '../../state/monitor/replayable';
import { choicesOf } from '../../state/monitor/types';
import { NumberField } from '../../widgets/fields/NumberField';
import { SelectField } from '../../widgets/fields/SelectField';
import { Settings } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { AlarmFields, AlarmSoundField } from './AlarmFields';
import styles from './Monitor.module.css';

const NONE = '';

/** Source, detector, network and alarms; they hold from the next start on, but for the sound, which can be switched at any time. */
export function MonitorSettings({ isRunning }: { isRunning: boolean }) {
  const words = useWords().monitor;
  return (
    <div className={styles.settings}>
      <Settings title={words.sourceTitle}>
        <fieldset className={styles.fields} disabled={isRunning}>
          <SourceFields />
        </fieldset>
      </Settings>
      <Settings title={words.beatsTitle}>
        <fieldset className={styles.fields} disabled={isRunning}>
          <BeatFields />
        </fieldset>
      </Settings>
      <Settings title={words.alarmsTitle}>
        <fieldset className={styles.fields} disabled={isRunning}>
          <AlarmFields />
        </fieldset>
        <AlarmSoundField />
      </Settings>
    </div>
  );
}

function SourceFields() {
  const words = useWords().monitor;
  const { source, recordId, speed, baudRate, socketPort, unitsPerMv, samplingHz } = useLab(
    useShallow(({ monitor }) => choicesOf(monitor)),
  );
  const ids = useLab(useShallow(({ records }) => replayable(records).map(({ id }) => id)));
  return (
    <>
      <SelectField
        label={words.source}
        value={source}
        options={SOURCES.map((value) => ({ value, label: words.sources[value] }))}
        hint={source === 'replay' ? undefined : words.untried}
        onChange={(value) => commands.setMonitor({ source: value })}
      />
      {source === 'replay' && (
        <>
          <SelectField
            label={words.record}
            value={recordId !== undefined && ids.includes(recordId) ? recordId : (ids[0] ?? NONE)}
            options={
              ids.length === 0
                ? [{ value: NONE, label: words.noRecords }]
                : ids.map((id) => ({ value: id, label: id }))
            }
            disabled={ids.length === 0}
            onChange={(value) => commands.setMonitor({ recordId: value })}
          />
          <SelectField
            label={words.speed}
            value={speed}
            options={REPLAY_SPEEDS.map((value) => ({ value, label: words.times(String(value)) }))}
            onChange={(value) => commands.setMonitor({ speed: value })}
          />
        </>
      )}
      {source === 'serial' && (
        <SelectField
          label={words.baud}
          value={baudRate}
          options={BAUDS.map((value) => ({ value, label: formatCount(value) }))}
          onChange={(value) => commands.setMonitor({ baudRate: value })}
        />
      )}
      {source === 'socket' && (
        <NumberField
          label={words.port}
          value={socketPort}
          min={SOCKET_PORTS.min}
          max={SOCKET_PORTS.max}
          integer
          hint={words.socketHint}
          onChange={(value) => commands.setMonitor({ socketPort: value })}
        />
      )}
      {(source === 'serial' || source === 'socket') && (
        <NumberField
          label={words.unitsPerMv}
          value={unitsPerMv}
          min={UNITS_PER_MV.min}
          max={UNITS_PER_MV.max}
          hint={words.unitsHint}
          onChange={(value) => commands.setMonitor({ unitsPerMv: value })}
        />
      )}
      {source !== 'replay' && (
        <NumberField
          label={words.rate}
          value={samplingHz}
          unit="Hz"
          min={LIVE_HZ.min}
          max={LIVE_HZ.max}
          integer
          hint={words.rateHint}
          onChange={(value) => commands.setMonitor({ samplingHz: value })}
        />
      )}
    </>
  );
}

function BeatFields() {
  const { monitor: words, annotate } = useWords();
  const { ready } = annotate;
  const networkId = useLab(({ monitor }) => monitor.networkId);
  const { detector, notchHz } = useLab(useShallow(({ monitor }) => choicesOf(monitor)));
  const runs = useLab((state) => state.runs);
  const label = useLab((state) => state.label);
  const networks = networkChoices({ runs, label });
  const isGone = useLab(isNetworkGone);
  return (
    <>
      <SelectField
        label={words.detector}
        value={detector}
        options={DETECTORS.map((value) => ({ value, label: words.detectors[value] }))}
        onChange={(value) => commands.setMonitor({ detector: value })}
      />
      <SelectField
        label={words.notch}
        value={notchHz}
        options={NOTCHES.map((value) => ({ value, label: words.notches[value] }))}
        onChange={(value) => commands.setMonitor({ notchHz: value })}
      />
      <SelectField
        label={words.network}
        value={networkId ?? NONE}
        options={[
          { value: NONE, label: words.noNetwork },
          ...(isGone && networkId !== undefined ? [{ value: networkId, label: words.networkGone }] : []),
          ...networks.map(({ id, title }) => ({ value: id, label: isReadyId(id) ? ready[id] : title })),
        ]}
        hint={words.networkHint}
        onChange={(value) => commands.setMonitor({ networkId: value === NONE ? undefined : value })}
      />
    </>
  );
}

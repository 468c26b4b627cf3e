import { useShallow } from 'zustand/react/shallow';
import { commands } from '../../state/commands';
import { networkChoices } from '../../state/label/chosenNetwork';
import { isReadyId } from '../../state/label/readyIds';
import { REPLAY_SPEEDS } from '../../state/monitor/types';
import { NumberField } from '../../widgets/fields/NumberField';
import { SelectField } from '../../widgets/fields/SelectField';
import { Settings } from '../../widgets/fields/Settings';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { AlarmFields } from './AlarmFields';
import styles from './Monitor.module.css';

/** Usual speeds of sketches. */
const BAUDS = [9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];
const SOURCES = ['replay', 'polar', 'serial', 'socket'] as const;
const NONE = '';

/** Source, detector, network and alarms; they hold from the next start on. */
export function MonitorSettings({ isRunning }: { isRunning: boolean }) {
  const words = useWords().monitor;
  return (
    <fieldset className={styles.settings} disabled={isRunning} style={{ border: 0, padding: 0, margin: 0 }}>
      <Settings title={words.sourceTitle}>
        <SourceFields />
      </Settings>
      <Settings title={words.beatsTitle}>
        <BeatFields />
      </Settings>
      <Settings title={words.alarmsTitle}>
        <AlarmFields />
      </Settings>
    </fieldset>
  );
}

function SourceFields() {
  const words = useWords().monitor;
  const monitor = useLab((state) => state.monitor);
  const { source, recordId, speed, baudRate, socketPort, unitsPerMv, samplingHz } = monitor;
  const ids = useLab(
    useShallow(({ records }) =>
      records.filter(({ state }) => state === 'ready' || state === 'no-annotations').map(({ id }) => id),
    ),
  );
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
          min={1024}
          max={65_535}
          integer
          hint={words.socketHint}
          onChange={(value) => commands.setMonitor({ socketPort: value })}
        />
      )}
      {(source === 'serial' || source === 'socket') && (
        <NumberField
          label={words.unitsPerMv}
          value={unitsPerMv}
          min={0.001}
          max={1e9}
          hint={words.unitsHint}
          onChange={(value) => commands.setMonitor({ unitsPerMv: value })}
        />
      )}
      {source !== 'replay' && (
        <NumberField
          label={words.rate}
          value={samplingHz}
          unit="Hz"
          min={100}
          max={1000}
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
  const { detector, notchHz, networkId } = useLab((state) => state.monitor);
  const runs = useLab((state) => state.runs);
  const label = useLab((state) => state.label);
  const networks = networkChoices({ runs, label });
  return (
    <>
      <SelectField
        label={words.detector}
        value={detector}
        options={(['panTompkins', 'lab'] as const).map((value) => ({ value, label: words.detectors[value] }))}
        onChange={(value) => commands.setMonitor({ detector: value })}
      />
      <SelectField
        label={words.notch}
        value={notchHz}
        options={([50, 60, 0] as const).map((value) => ({ value, label: words.notches[value] }))}
        onChange={(value) => commands.setMonitor({ notchHz: value })}
      />
      <SelectField
        label={words.network}
        value={networkId ?? NONE}
        options={[
          { value: NONE, label: words.noNetwork },
          ...networks.map(({ id, title }) => ({ value: id, label: isReadyId(id) ? ready[id] : title })),
        ]}
        hint={words.networkHint}
        onChange={(value) => commands.setMonitor({ networkId: value === NONE ? undefined : value })}
      />
    </>
  );
}

import type { Protocol } from '../../experiment/settings/types';
import { commands } from '../../state/commands';
import { CheckField } from '../../widgets/fields/CheckField';
import { NumberField } from '../../widgets/fields/NumberField';
import { useWords } from '../useWords';
import { percentOf } from './percentOf';

/** Whether the deal looks at classes. */
export function StratifiedField({ protocol }: { protocol: Extract<Protocol, { stratified: boolean }> }) {
  const words = useWords().protocol;
  return (
    <CheckField
      label={words.stratified}
      hint={words.stratifiedHint}
      checked={protocol.stratified}
      onChange={(stratified) => commands.setTrainSettings({ protocol: { ...protocol, stratified } })}
    />
  );
}

export function HoldoutFields({ protocol }: { protocol: Extract<Protocol, { kind: 'holdout' }> }) {
  const words = useWords().train;
  return (
    <NumberField
      label={words.testFraction}
      hint={words.testFractionHint}
      unit="%"
      value={percentOf(protocol.testFraction)}
      min={1}
      max={90}
      onChange={(percent) =>
        commands.setTrainSettings({ protocol: { ...protocol, testFraction: percent / 100 } })
      }
    />
  );
}

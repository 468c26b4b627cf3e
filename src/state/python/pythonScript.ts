import { beatsPart } from './beatsPart';
import { type ScriptRun, scriptContext } from './context';
import { featuresPart } from './featuresPart';
import { imagesPart } from './imagesPart';
import { networkPart } from './networkPart';
import { readPart } from './readPart';
import { settingsPart } from './settingsPart';
import { splitsPart } from './splitsPart';
import { tablesPart } from './tablesPart';
import { trainPart } from './trainPart';

/**
 * The experiment of a run as one Python script for wfdb, PyWavelets, SciPy and Keras, with the parts that it needs and no
 * others. It checks the records' hashes, makes the same beats and features, deals whole records as the run did, trains the same
 * network and prints the same tables.
 */
export function pythonScript(run: ScriptRun): string {
  const context = scriptContext(run);
  const parts = [
    settingsPart(context),
    readPart(context),
    beatsPart(context),
    featuresPart(context),
    imagesPart(context),
    splitsPart(context),
    networkPart(context),
    trainPart(context),
    tablesPart(context),
  ];
  return `${parts.filter(Boolean).join('\n\n\n')}\n`;
}

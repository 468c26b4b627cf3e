import { annotate } from './annotate';
import { average } from './average';
import { beats } from './beats';
import { capsule } from './capsule';
import { compare } from './compare';
import { doubts } from './doubts';
import { ec57 } from './ec57';
import { edits } from './edits';
import { help } from './help';
import { input } from './input';
import { inspect } from './inspect';
import { leaks } from './leaks';
import { lorenz } from './lorenz';
import { map } from './map';
import { marks } from './marks';
import { monitor } from './monitor';
import { network } from './network';
import { pageWords } from './page';
import { presets } from './presets';
import { problemGroups } from './problemGroups';
import { problems } from './problems';
import { protocol } from './protocol';
import { removal } from './removal';
import { report } from './report';
import { results } from './results';
import { retrain } from './retrain';
import { runState } from './runState';
import { scalogram } from './scalogram';
import { setAside } from './setAside';
import { settings } from './settings';
import { share } from './share';
import { storageMenu } from './storageMenu';
import { tables } from './tables';
import { templates } from './templates';
import { train } from './train';
import { viewer } from './viewer';
import { whatIf } from './whatIf';
import { why } from './why';

/** All words of the page, by panel; the template for the other languages. */
export const en = {
  ...pageWords,
  help,
  problems,
  problemGroups,
  setAside,
  storageMenu,
  tables,
  removal,
  annotate,
  average,
  beats,
  viewer,
  marks,
  monitor,
  inspect,
  results,
  retrain,
  train,
  protocol,
  leaks,
  network,
  input,
  compare,
  doubts,
  lorenz,
  map,
  capsule,
  ec57,
  report,
  edits,
  templates,
  runState,
  scalogram,
  presets,
  settings,
  share,
  whatIf,
  why,
};

import * as Comlink from 'comlink';
import { createRecordsWorker } from './records/recordsWorker';

Comlink.expose(createRecordsWorker());

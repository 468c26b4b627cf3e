import type { ScriptContext } from './context';
import { pyLiteral } from './pyLiteral';

/** Files, their hashes, and what wfdb reads out of them. */
export function readPart({ prepare }: ScriptContext): string {
  return `def find_files(folder):
    """The paths of the records' files by name. Other bytes would be another experiment."""
    there = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        there.setdefault(path.name, []).append(path)
    found = {}
    for record, (_, files) in RECORDS.items():
        for name, sha256 in files.items():
            paths = there.get(name, [])
            same = [p for p in paths if hashlib.sha256(p.read_bytes()).hexdigest() == sha256]
            if not same:
                what = "is there with other bytes" if paths else "is missing"
                sys.exit(f"{name} of record {record} {what}: take the file that the run was made with.")
            found[name] = same[0]
    return found


def read_record(files, record):
    """Leads in mV (one NaN a missing sample), their names, Hz, and all beats in order of time:
    samples, seconds, mnemonics."""
    annotator, names = RECORDS[record]
    header = next((name for name in names if name.lower().endswith(".hea")), None)
    if header is None:
        sys.exit(f"Record {record} is no WFDB record. Convert it, for instance with wfdb.edf2mit.")
    notes_file = next((name for name in names if name.endswith(f".{annotator}")), None)
    signals = wfdb.rdrecord(str(files[header].with_suffix("")))
    notes = wfdb.rdann(str(files[notes_file].with_suffix("")), annotator)
    volts = {"v": 1e3, "mv": 1.0, "uv": 1e-3, "\\u00b5v": 1e-3, "\\u03bcv": 1e-3, "nv": 1e-6}
    gains = [volts.get(unit.strip().lower(), 1.0) for unit in signals.units]
    known = set(BEATS_WITHOUT_CLASS).union(*CLASSES.values())
    order = np.argsort(notes.sample, kind="stable")
    order = [i for i in order if notes.symbol[i] in known]
    ticks = np.asarray(notes.sample)[order].astype(float)
    seconds = ticks / (notes.fs or signals.fs)
    samples = np.floor(seconds * signals.fs + 0.5).astype(int)
    symbols = [notes.symbol[i] for i in order]
    return signals.p_signal * gains, signals.sig_name, signals.fs, samples, seconds, symbols


${chooseLead(prepare.lead)}`;
}

function chooseLead(lead: ScriptContext['prepare']['lead']): string {
  if (lead.kind === 'first') {
    return `def choose_lead(names):
    """The first one."""
    return 0`;
  }
  const bare = `    def bare(name):
        return "".join(letter for letter in name.upper() if letter.isalnum()) or name
`;
  if (lead.kind === 'named') {
    return `def choose_lead(names):
    """Lead ${lead.name.replace(/[\\"\p{Cc}]/gu, ' ')}, else the first one."""
${bare}
    wanted = ${pyLiteral(lead.name)}
    if wanted in names:
        return names.index(wanted)
    alike = [i for i, name in enumerate(names) if bare(name) == bare(wanted)]
    return alike[0] if alike else 0`;
  }
  return `def choose_lead(names):
    """Modified lead II, else lead II, else the first one."""
${bare}
    plain = [bare(name).removeprefix("ECG").removeprefix("EKG").removeprefix("LEAD") for name in names]
    there = [plain.index(lead) for lead in ("MLII", "ML2", "II", "DII", "D2") if lead in plain]
    return there[0] if there else 0`;
}

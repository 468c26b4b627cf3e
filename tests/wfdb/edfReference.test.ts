import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openBytes } from './edfBuild';

/**
 * Two files written by EDFlib 1.23 (Debian libedf1 1.23-1; teuniz.net/edflib), gzipped: 3 data records of 0.5 s, `ECG II`
 * with 10 samples a record of (10 r + k) · 997 − 15000 (EDF+) or · 250007 − 3000000 (BDF+), `Resp` with 4 of
 * (4 r + k) · 150 − 900; start 16 September 1987 20:35:07.125; three annotations. The expected values below are what
 * EDFlib's own edfopen_file_readonly, edfread_physical_samples and edf_get_annotation give for them, with %.9g.
 */
const edfFile = [
  'H4sIAAAAAAACAzNQgIAAXUOFCCAMSS0uiQ9ILSrOz1OgBASXJBaVpCSWpCoYmukGuwKNt7QwB9tQlJqcX5SSWkSaeYZmegaWehbm',
  'RgZ6xqZ6BuaGBkYmIHFXFzdtZyLNMIbSBnqmcL6rs7uCpydCTVBqcQGyHqD5Co55efkliSWZ+XnFCo7pjunOOQqpOanJJUX5KakK',
  'wxyUhkHoHP3cTOQUoWtsZG6mZ6GgawTlG0LDGCRsZmlpaACNN2T1FiB1BgYGSHwQZQ5SBxGG8z0CrAz0DEw9qhR8AqxMDID08Aaw',
  '8DKB8k3N6WNvxlHfk0ZnxS/+ufLwxrE7qx9MeFL6ouaP0N8Vf+3+aRvoGRqZAiPGQESEAcgxBnJE/EQYaAei3th/UPnC+ePd78v/',
  'dzDPZW/iTue/8i/rPwPDNJADzJBdY25uaiBqoAcSEgkIc6aBs3yEDcXFpH/LPVA6qrZKq1+vxCjSTIfxEGME0zsmbUPksDGEhE0A',
  'sJBIzStRyCgtLkktsVI4vISKrgIAg7lMkqoFAAA=',
].join('');
const bdfFile = [
  'H4sIAAAAAAACA/vv5Okf7OrrGaBrqBABhCGpxSXxAalFxfl5CpSA4JLEopKUxJJUBUMz3WBXoPGWFuZgG4pSk/OLUlKLSDPP0EzP',
  'wFLPwtzIQM/YVM/A3NDAyAQk7uTipu1MpBnGUNpAzxTOd3V2V/D0RKgJSi0uQNYDNF/BMS8vvySxJDM/r1jBMd0x3TlHITUnNbmk',
  'KD8lVWGYg9IwCJ2jn5uJnCJ0jY3MzfQsFHSNoHxDaBiDhM0sLQ0NoPEGU29hbGFhZmCha2hgYIDEh1DmClBhBRjfI8DKQM/A1KNK',
  'wSfAysQASA9vAAsvE1hataCPvQ6Wl65zXsu7dZN19d051Q+NfZ6eknmZ+PbNj70f+vu+1Pz5L/T3/4q//+3+/dc20DM0MgVGk4GI',
  'CAOQYwzkiPiJMNAOqMX/2Kv/J4SB4fUF5qaF7JJF3Buc+N2Fhe89FivdInXl3/+s//+ByqYxgJxjhuw2c3NTA1EDPZCQSECYMw0c',
  'ydMqtzhUyUpN7eI3zYzjuv+nG07LMNW1tDzCaRt9y0GHkeEQI0MEE8M7JgZtQ+RwM4SEWwCwOEnNK1HIKC0uSS2xUji8hIpuBADp',
  'YpJy1AUAAA==',
].join('');

/** Microvolts of `ECG II`. */
const edfMicrovolts = [
  -1500.00027, -1400.30029, -1300.6003, -1200.90032, -1101.20033, -1001.50035, -901.800362, -802.100378,
  -702.400393, -602.700408, -503.000423, -403.300438, -303.600454, -203.900469, -104.200484, -4.50049932,
  95.1994855, 194.89947, 294.599455, 394.29944, 493.999425, 593.699409, 693.399394, 793.099379, 892.799364,
  992.499349, 1092.19933, 1191.89932, 1291.5993, 1391.29929,
];
const bdfMicrovolts = [
  -1171.90731, -1074.24983, -976.592344, -878.934859, -781.277374, -683.619889, -585.962404, -488.304918,
  -390.647433, -292.989948, -195.332463, -97.6749778, -0.0174926942, 97.6399924, 195.297478, 292.954963,
  390.612448, 488.269933, 585.927418, 683.584903, 781.242388, 878.899874, 976.557359, 1074.21484, 1171.87233,
  1269.52981, 1367.1873, 1464.84478, 1562.50227, 1660.15975,
];
const resp = [-1.4, -0.5, 0.4, 1.3, 2.2, 3.1, 4, 4.9, 5.8, 6.7, 7.6, 8.5];

describe.each([
  ['EDF+', edfFile, edfMicrovolts],
  ['BDF+', bdfFile, bdfMicrovolts],
])('%s as EDFlib writes and reads it', (_, file, microvolts) => {
  const bytes = gunzipSync(new Uint8Array(Buffer.from(file, 'base64')));

  it('has the same header', async () => {
    const { facts, header } = await openBytes(bytes, 'ref.edf');
    expect(header).toMatchObject({ records: 3, recordSec: 0.5, plus: 'C', problems: [] });
    expect(facts).toEqual({
      name: 'ref',
      samplingHz: 20,
      lengthSamples: 30,
      signals: [
        { name: 'ECG II', units: 'mV', samplingHz: 20 },
        { name: 'Resp', units: 'l/min', samplingHz: 8 },
      ],
      startTime: '20:35:07.125 16/09/1987',
      comments: [
        'Patient: P-1 X X Test_Person',
        'Recording: X X recorder',
        'ECG II: AgAgCl electrode, HP:0.05Hz LP:40Hz',
      ],
      problems: [],
    });
  });

  it('has the same samples', async () => {
    const reader = await openBytes(bytes);
    const { signals } = await reader.read({ grid: 'own' });
    expect(signals.map(({ samples }) => samples.length)).toEqual([30, 12]);
    // EDFlib has nine digits here, a Float32 about seven: compared to a millionth of the range, in its units.
    microvolts.forEach((value, k) => {
      expect(Math.abs(signals[0]!.samples[k]! * 1000 - value)).toBeLessThan(2e-4);
    });
    expect(signals[1]!.samples).toEqual(Float32Array.from(resp));
  });

  it('has the same annotations, at the same times', async () => {
    const reader = await openBytes(bytes);
    const annotations = await reader.annotations();
    // EDFlib counts from the first sample: 0.2, 0.65 and 1.2 s.
    expect([...annotations!.sample].map((sample) => sample / 20)).toEqual([0.2, 0.65, 1.2]);
    expect(annotations).toMatchObject({ symbol: ['N', 'V', '"'], aux: ['', '', 'Patient hustet: ä'] });
    expect((await reader.events())[1]).toEqual({ onsetSec: 0.775, durationSec: 0.25, text: 'PVC' });
  });
});

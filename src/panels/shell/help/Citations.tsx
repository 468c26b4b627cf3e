import { license, version } from '../../../../package.json';
import { useWords } from '../../useWords';
import styles from './Help.module.css';

/** As their journals list them: names of works are not translated. */
const WORKS = [
  {
    key: 'method',
    text: 'Wang H, Shi H, Chen X, Zhao L, Huang Y, Liu C. An improved convolutional neural network based approach for automated heartbeat classification. J Med Syst 44, 35 (2020).',
    doi: '10.1007/s10916-019-1511-2',
  },
  {
    key: 'database',
    text: 'Moody GB, Mark RG. The impact of the MIT-BIH Arrhythmia Database. IEEE Eng Med Biol Mag 20(3), 45–50 (2001).',
    doi: '10.1109/51.932724',
  },
  {
    key: 'physionet',
    text: 'Goldberger AL, Amaral LAN, Glass L, et al. PhysioBank, PhysioToolkit, and PhysioNet. Circulation 101(23), e215–e220 (2000).',
    doi: '10.1161/01.CIR.101.23.e215',
  },
  {
    key: 'division',
    text: 'de Chazal P, O’Dwyer M, Reilly RB. Automatic classification of heartbeats using ECG morphology and heartbeat interval features. IEEE Trans Biomed Eng 51(7), 1196–1206 (2004).',
    doi: '10.1109/TBME.2004.827359',
  },
] as const;

/** What to cite, the lab with its version first. */
export function Citations() {
  const { help: words } = useWords();
  return (
    <>
      <p>{words.citeLead}</p>
      <ul className={styles.works}>
        <li>{words.citations.lab(version)}</li>
        {WORKS.map(({ key, text, doi }) => (
          <li key={key}>
            <span className={styles.soft}>{words.citations[key]}</span>
            <br />
            <span lang="en">{text}</span>{' '}
            <a href={`https://doi.org/${doi}`} rel="noreferrer" target="_blank">
              doi:{doi}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Version, licences and privacy. */
export function About() {
  const { help: words } = useWords();
  return (
    <dl className={styles.terms}>
      <div>
        <dt>{words.version}</dt>
        <dd>{version}</dd>
      </div>
      <div>
        <dt>{words.licence}</dt>
        <dd>
          {words.licences(license)}
          <br />
          <a href="./licences/Inter.txt" target="_blank" rel="noreferrer">
            {words.fontLicences.inter}
          </a>
          {' · '}
          <a href="./licences/NotoSansSC.txt" target="_blank" rel="noreferrer">
            {words.fontLicences.noto}
          </a>
        </dd>
      </div>
      <div>
        <dt>{words.privacy}</dt>
        <dd>{words.privacyText}</dd>
      </div>
    </dl>
  );
}

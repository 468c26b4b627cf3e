import type { ProblemWords } from '../problemWords';
import { capsuleProblems } from './capsule';
import { monitorProblems } from './monitorProblems';
import { physionetProblems } from './physionetProblems';
import { trainSettingsProblems } from './trainSettingsProblems';
import { whyProblems } from './whyProblems';

const foreignContent: Record<string, string> = {
  'web-page': '是网页而不是数据：保存的是介绍该文件的页面。请下载文件本身。',
  'lfs-pointer':
    '是 Git LFS 指针而不是数据：其中只有文件的名称。请在其仓库中运行“git lfs pull”，或下载文件本身。',
  gzip: '以 gzip 压缩。请先解压，再拖入其中的内容。',
  tar: '是 tar 压缩包。请先解压，再拖入其文件夹。',
  pdf: '是 PDF：其中只有心电图的图像，没有采样点。请从其来源导出采样点。',
  'other-archive': '是 zip 以外的压缩包。请先解压，再拖入其文件夹。',
  dicom: '是 DICOM 文件，此处不能读取。请先将其波形转换为 CSV 或 EDF，例如使用 pydicom 或 ECG Toolkit。',
  scp: '是 SCP-ECG 文件（EN 1064），此处不能读取。请先转换为 EDF，例如使用 EDFbrowser。',
  aecg: '是 HL7 注释心电图（aECG），此处不能读取。请先转换为 CSV 或 EDF，例如使用 ECG Toolkit。',
  muse: '是 GE MUSE 的 XML 心电图，此处不能读取。请先转换为 CSV，例如使用 Python 的 ECGDataKit。',
  philips: '是飞利浦的 XML 心电图，此处不能读取。请先转换为 CSV，例如使用 Python 的 ECGDataKit。',
  cardiosoft: '是 GE CardioSoft 的 XML 心电图，此处不能读取。请从中导出为 CSV 或 EDF。',
  'health-export': '列出了 Apple 健康中存储的内容，但不含心电图。请拖入其旁边的“electrocardiograms”文件夹。',
  gdf: '是 GDF 文件，此处不能读取。请先转换为 EDF，例如使用 BioSig 或 MNE。',
  kardia: '是 AliveCor Kardia 的心电图（ATC），此处不能读取。请先转换为 CSV 或 EDF。',
  hdf5: '是 HDF5 文件，其中可以存放任何内容。请先将其信号写为 CSV 或 WFDB。',
  'matlab-73': '是 MATLAB 7.3 版文件（HDF5），此处不能读取。请用 save(…, "-v7") 重新保存。',
  numpy: '是 NumPy 数组，此处不能读取。请用 numpy.savetxt 写出，或写为 WFDB。',
  workbook: '是工作簿。请将含有采样点的工作表另存为 CSV，再拖入。',
  'utf-16': '是 UTF-16 编码的文本。请另存为 UTF-8，再次拖入。',
  image: '是图片：可能画有心电图，但没有采样点。',
  'cut-beats': '存放的是他人截取并缩放过的心搏，每行一个。实验室从完整的信号中截取心搏：请拖入完整的信号。',
};

/** What a network lacks for live monitoring. */
const liveLacks: Record<string, string> = {
  ahead: '其后的心搏',
  pieces: '节律片段而非心搏',
  neighbours: '下一个心搏',
  median: '该记录的中位心搏',
  record: '该记录的通常幅度',
  features: '其后的间期，或整条记录的间期',
  secondLead: '第二个导联',
  adaptation: '该记录的全部心搏（用于适应）',
};

export const problems = {
  ...physionetProblems,
  ...monitorProblems,
  ...whyProblems,
  'monitor-refused': ({ why, ...values }, file) => {
    const say = monitorProblems[String(why)];
    return say ? say(values, file) : String(values.reason ?? '无法开始监护。');
  },
  'monitor-no-record': () => '没有可回放的记录。请在“记录”中加载演示记录或拖入记录，或选择一个设备。',
  'monitor-rate': ({ name, samplingHz, lowestHz, highestHz }) =>
    `${name} 每秒有 ${samplingHz} 个采样点；监护可处理 ${lowestHz} 至 ${highestHz} 个。请选择其他记录。`,
  'monitor-network-gone': () =>
    '为监护选择的网络已不存在：其运行已被移除，或其文件是在以前的访问中打开的。请选择其他用于分类的网络，或不使用网络。',
  'monitor-died': ({ reason }) =>
    `监护意外结束：${reason}。直到最后几秒之前的记录都已保存，可在“监护”中取回。`,
  'device-unclosed': ({ reason }) =>
    `无法断开与设备的连接（${reason}）。它发送的数据不再记录。请关闭设备电源或拔出数据线；如果此后设备无法再次使用，请重新加载页面。`,
  'network-not-live': ({ title, lacks }) =>
    `网络“${title}”不能即时为心搏分类：它需要${String(lacks)
      .split(' ')
      .map((lack) => liveLacks[lack])
      .join(
        '、',
      )}。请选择现成的“即时”网络，或“默认方案”“快速浏览”“即时”配方的运行，或不使用网络，此时心搏没有类别。事后可以为记录标注心搏。`,
  'link-version': ({ version, known }) =>
    `此链接的版本为 ${version}，本实验室只能识别版本 ${known}。请更新实验室，或以其他方式获取这些设置。未作任何更改。`,
  'link-settings': ({ reason }) => `此链接要求的设置无法使用：${reason} 未作任何更改。`,
  'link-records': ({ names }) => `链接中的以下记录不在实验室中：${names}。加载并勾选后即可使用。`,
  'link-impossible': ({ reason }) => `无法为这些设置生成链接：${reason} 请先更正。`,
  'address-unknown': ({ part }) => `页面地址中的“${part}”在本实验室中没有对应的内容，现显示最接近的位置。`,
  'address-record': ({ name }) =>
    `页面地址所指的记录 ${name} 不在（或已不在）实验室中。再次拖入其文件即可查看。`,
  'address-run': () => '页面地址所指的运行未存储在此处（或已被删除）。若列表中有其他运行，请从中选择。',
  'address-beat': ({ record, sample }) =>
    `页面地址所指的心搏（记录 ${record}，采样点 ${sample}）不在此列表中，现从列表的第一个心搏开始显示。`,
  ...trainSettingsProblems,
  ...capsuleProblems,
  'header-empty': (_, file) =>
    `${file} 是空的：头文件的第一行应为“记录名、信号数、采样频率、长度”。请重新下载该文件。`,
  'header-binary': ({ line }, file) =>
    `${file} 不是文本文件（第 ${line} 行含有二进制数据），因此不可能是 WFDB 头文件。它可能是名称有误的信号文件，或下载已损坏。`,
  'header-malformed': ({ line, expected, found }, file) =>
    line === undefined
      ? `${file} 中的信号文件安排自相矛盾，无法确定采样点的排列方式。请更正头文件，或重新下载。`
      : `${file} 第 ${line} 行：应为 ${expected}，实际为“${found}”。请更正头文件，或重新下载。`,
  'header-multi-segment': ({ segments }, file) =>
    `${file} 把 ${segments} 个片段合并为一条记录，目前还不能读取此类记录。请改为打开各片段的头文件。`,
  'segment-missing': ({ files, count, segments }, file) =>
    files === '' || files === undefined
      ? `${file} 由多个片段组成，但其中没有任何采样点。请将所有文件一起打开。`
      : `缺少 ${file} 的 ${files}：相应部分显示为空白（${segments} 个片段中有 ${count} 个）。请将所有文件一起打开。`,
  'segment-nested': ({ segment }, file) =>
    `${file} 列出的 ${segment} 自身又由片段组成；WFDB 记录不允许片段嵌套。请单独打开 ${segment}.hea。`,
  'segment-length': ({ segment, announcedSamples, ownSamples, count }, file) =>
    `${file} 为 ${segment} 给出每个信号 ${announcedSamples} 个采样点，实有 ${ownSamples} 个${Number(count) > 1 ? `（另有 ${Number(count) - 1} 个片段不符）` : ''}。片段按 ${file} 所述放置；过长的被截断，过短的以空白补足。`,
  'segment-mismatch': ({ segment, how, count }, file) =>
    `片段 ${segment} 与 ${file} 不符：${how}${Number(count) > 1 ? `（另有 ${Number(count) - 1} 个片段）` : ''}。其采样点仍按该记录的采样点处理，请谨慎对待。`,
  'segment-damaged': ({ count, first }, file) =>
    `${file} 有 ${count} 个文件存在同样的问题，其中第一个为“${first}”。请重新下载。`,
  'header-no-signals': (_, file) => `${file} 没有声明任何信号，因此无可读取。请选择含有心电信号的记录。`,
  'format-unsupported': ({ format, readable }, file) =>
    `${file} 以格式 ${format} 存储，目前还不能读取。可以读取的格式：${readable}。`,
  'signal-missing': ({ header, signals }, file) =>
    header === undefined
      ? `缺少 ${file} 的信号，因此无法绘制。请再次拖入其文件。`
      : `缺少 ${file}：${header} 说明其中存有 ${signals}。请与 ${header} 一起打开。`,
  'signal-empty': (_, file) => `${file} 没有采样点。请重新下载。`,
  'signal-short': ({ header, presentSamples, announcedSamples, presentSec, announcedSec }, file) =>
    `${file} 比 ${header} 所述的短：每个信号应有 ${announcedSamples} 个采样点，现有 ${presentSamples} 个（${announcedSec} s 中的 ${presentSec} s），已采用现有部分。重新下载可得到其余部分。`,
  'signal-checksum': ({ signal, found, expected }, file) =>
    `${file} 中 ${signal} 的采样点校验和为 ${found}，头文件给出的是 ${expected}：两个文件之一被更改或损坏。请重新下载这两个文件。`,
  'signal-damaged': ({ byte, lostSamples }, file) =>
    Number(lostSamples) > 0
      ? `${file} 在第 ${byte} 字节处已损坏，每个信号在该处缺少 ${lostSamples} 个采样点，其余部分已读取。请重新下载。`
      : `${file} 从第 ${byte} 字节起无法解码，只采用了此前的部分。请重新下载。`,
  'annotations-empty': (_, file) => `${file} 中没有标注。若应当有标注，请重新下载。`,
  'annotations-malformed': ({ annotations, lastSample, annotation, bytes, reason }, file) => {
    if (annotation !== undefined)
      return `${file} 中的标注在时间上有倒退（第 ${annotation} 个），按文件中的顺序保留。`;
    if (bytes !== undefined)
      return `${file} 的结束标记之后还有 ${bytes} 个字节，已跳过；其 ${annotations} 个标注已采用。`;
    if (lastSample !== undefined)
      return `${file} 已损坏或被截断：采用了其中 ${annotations} 个标注，直到采样点 ${lastSample}。请重新下载。`;
    const detail = reason === undefined ? '' : `（${reason}）`;
    return `${file} 不是 MIT 格式的 WFDB 标注文件${detail}。请重新下载，或移除该文件。`;
  },
  'annotations-ambiguous': ({ files, name, records }, file) =>
    `${files ?? file} 可能属于下列任何一条记录，因为它们都叫 ${name ?? ''}：${records ?? ''}。未添加。请将标注文件放入该记录所在的文件夹，再拖入该文件夹。`,
  'annotations-missing': ({ name }, file) =>
    `${name ?? file} 没有标注：可以查看，但还不能提供心搏。可由实验室检出心搏（“检出心搏”），或同时拖入 ${name ?? ''}.atr。`,
  'beats-missing': ({ name, annotator, annotations }, file) =>
    `${name ?? file} 的 ${annotator} 中没有心搏（${annotations} 个标注均不具有心搏的间隔）：可以查看，但还不能提供心搏。可由实验室检出心搏（“检出心搏”），或同时拖入标有心搏的标注。`,
  'beats-not-found': ({ name, reason, leads, durationSec, shortestSec }, file) => {
    const reasons: Record<string, string> = {
      'no-ecg': `其信号（${leads}）按名称和单位都不是心电`,
      short: `时长仅 ${Number(Number(durationSec).toFixed(2))} s，至少需要 ${shortestSec} s`,
      missing: `${leads} 的采样点全部缺失`,
      flat: `${leads} 从头到尾是一条直线`,
      noise: `${leads} 是噪声，其中没有突出的心搏波形`,
    };
    return `在 ${name ?? file} 中没有检出心搏：${reasons[String(reason)] ?? ''}。原有标注保持不变；可在查看器中查看信号。`;
  },
  'network-unreadable': ({ name, reason }, file) =>
    `${name ?? file} 中有一个网络，但本实验室无法使用：${reason}。请从训练它的那次运行重新保存。`,
  'ready-network-failed': ({ reason }) =>
    `无法加载实验室自带的网络：${reason} 请重试；若仍失败，请重新加载页面。`,
  'label-failed': ({ name, reason }, file) =>
    `无法标记 ${name ?? file} 的心搏类别：${reason} 原有标注保持不变。`,
  'label-no-beats': ({ name }, file) =>
    `${name ?? file} 中没有标注心搏，因此没有可标记的内容。请先检出心搏（“检出心搏”）。`,
  'edit-refused': ({ name }, file) =>
    `对 ${name ?? file} 的这次修改没有执行：标注中没有要修改的内容，或其内容、时间不能写入标注文件。标注保持不变。`,
  'label-gone': ({ name, annotator, sample }, file) =>
    `${name ?? file} 的标注 ${annotator} 在采样点 ${sample} 处没有心搏，因此其标签既未保留也未修改。请选用该次运行所用的标注。`,
  'edit-log-refused': ({ name, lines }, file) =>
    `${file} 中有些行没有加入 ${name}：${lines}。其余各行已加入。`,
  'edit-log-other': ({ name, edits, record, annotator }, file) =>
    `${file} 中的 ${edits} 处修改针对 ${record} 的 ${annotator}，其内容与 ${name} 现有的不同：已保留，但没有执行。`,
  'capsule-edits-refused': ({ name, lines }, file) =>
    `${file} 中对 ${name} 的标注修改无法执行：第 ${lines} 行。其中的修改一处也没有执行，因此不能在这一记录上重复该封装。`,
  'annotator-name': ({ annotator }) =>
    `“${annotator}”不能用作标注者名称：其他程序只接受字母 A–Z 和 a–z。请改用 atr、qrs 或 lab 之类的名称。`,
  'annotation-lines': ({ odd, lines, first }, file) =>
    `${file} 的 ${lines} 行中有 ${odd} 行不是 rdann 所输出的标注，已略去；第一行为：“${first}”。请检查该文件，或改为拖入 .atr。`,
  'annotations-outside': ({ outside, before, annotations, record, lengthSamples }, file) =>
    `${file} 的 ${annotations} 个标注中有 ${outside} 个位于 ${record} ${before === 0 || before === undefined ? '结束之后' : '之外'}（共 ${lengthSamples} 个采样点）：信号被截断，或标注属于另一条记录。`,
  'record-duplicate': ({ name, loadedFrom }, file) =>
    `已加载名为 ${name} 的记录${loadedFrom === undefined ? '' : `（来自 ${loadedFrom}）`}，${file} 是另一条同名记录，未采用。请重命名其文件，或先移除已加载的记录。`,
  'record-rate': ({ name, runHz, labHz }, file) =>
    `训练该模型时，记录 ${name ?? file} 以 ${runHz} Hz 读取，而现在以 ${labHz} Hz 读取，因此无法按网络当时所见显示该心搏。请打开该记录查看其位置，或重新运行该实验。`,
  'record-uncalibrated': ({ signals }, file) =>
    `${file} 没有给出 ${signals} 的增益：按每 mV 200 个 ADC 单位处理，因此幅度只是约定，并非测量值。`,
  'record-too-large': ({ megabytes }, file) =>
    `${file} 的记录将占用 ${megabytes} MB 内存，超出了读取的上限。请选择较少的信号或较短的记录。`,
  'header-missing': ({ files, header }, file) =>
    `没有头文件 ${header ?? ''} 就无法读取 ${files ?? file}。请一并拖入；在此之前文件会在这里等候。`,
  'zip-malformed': ({ reason }, file) =>
    `无法读取 ${file}（${reason}）。请重新下载，或自行解压后打开文件夹。`,
  'zip-climbing-path': ({ count, paths }, file) =>
    `${file} 中有 ${count} 个文件的路径指向压缩包之外（${paths}）；它们未被采用，其余已读取。请从可信的来源获取 zip。`,
  'zip-too-large': ({ reason }, file) =>
    `${file} 解压后超出上限（${reason}）。超出的部分未解压；请自行解压后打开所需的记录。`,
  'zip-nested': ({ name, zips }, file) =>
    `${name ?? file} 中还有 zip（${zips}），无法在其中读取。请先解压 ${name ?? file}，再拖入其中的内容。`,
  'edf-malformed': ({ field, byte, expected, found }, file) =>
    `${file} 第 ${byte ?? '?'} 字节（${field ?? '?'}）：应为 ${expected ?? '?'}，实际为“${found ?? ''}”。它不是 EDF 或 BDF 文件，或已损坏；请重新下载。`,
  'edf-no-signals': (_, file) => `${file} 只有标注，没有信号。请同时打开含有信号的文件。`,
  'edf-odd-field': ({ field, found, used }, file) =>
    `${file} 的头部字段“${field ?? '?'}”为“${found ?? ''}”，不符合规范；已改用 ${used ?? '?'}。`,
  'edf-length': ({ announced, present, announcedSec, presentSec }, file) =>
    `${file} 的头部声明有 ${announced} 个数据块（${announcedSec} s），文件中实有 ${present} 个（${presentSec} s），已采用实有的部分。${Number(present) < Number(announced) ? '文件被截断；重新下载可得到其余部分。' : '记录程序可能在更正头部之前就结束了。'}`,
  'edf-order': ({ count }, file) =>
    `${file} 中有 ${count} 个数据块在前一个结束之前开始。它们按自身的时间放置；重叠处以较晚的为准。`,
  'edf-annotations': ({ malformed, annotations }, file) =>
    `${file} 中有 ${malformed} 个标注不符合 EDF+ 规范，未采用；已读取 ${annotations} 个。`,
  'ishne-malformed': ({ field, expected, found }, file) =>
    `${file} 不是可读取的 ISHNE 文件：${field ?? '?'} 应为 ${expected ?? '?'}，实际为 ${found ?? ''}。文件已损坏，请重新复制。`,
  'ishne-length': ({ announced, present, presentSec }, file) =>
    `${file} 的头部声明有 ${announced} 个采样点，文件中每个导联实有 ${present} 个（${presentSec} s），已采用实有的部分。若文件被截断，请重新复制。`,
  'ishne-checksum': ({ expected, found }, file) =>
    `${file} 的头部校验和为 ${expected}，按其字节计算为 ${found}：头部在记录之后被更改（例如删去姓名），或已损坏。请核对采样频率和导联。`,
  'table-malformed': (_, file) =>
    `${file} 不是每行一个采样点的数字表格，因此其中没有信号。请检查其分隔符和开头几行。`,
  'table-grouped': (_, file) =>
    `${file} 中的数字写法使 1,234 既可能是 1.234，也可能是 1234，文件中没有任何依据可以区分。请将手机的地区改为不写千位分隔符的地区，再重新导出。`,
  'table-rate': (_, file) => `${file} 没有说明每秒有多少个采样点。请再次拖入并填写采样频率。`,
  'table-unanswered': ({ count }, file) =>
    `未读取 ${file}${Number(count) > 1 ? ` 等 ${count} 个文件` : ''}：其采样频率未知。请再次拖入并填写采样频率。`,
  'table-assumed': ({ signals, unit, samplingHz }, file) =>
    samplingHz === undefined
      ? `${file} 没有给出 ${signals ?? ''} 的单位：按数值的大小采用 ${unit ?? ''}。如要明确说明，请在第一行写上单位，如“ECG (${unit ?? ''})”。`
      : `${file} 没有给出时间的单位：采用 ${unit ?? ''}，即 ${samplingHz} Hz。如要明确说明，请在第一行写上单位，如“time (${unit ?? ''})”。`,
  'table-rows': ({ oddRows, rows, firstOddRow }, file) =>
    `${file} 的 ${rows} 行中有 ${oddRows} 行含有不是数字的字段（第一处为第 ${firstOddRow} 行）：这些采样点按缺失处理。`,
  'table-uneven': ({ unevenSteps, rows, samplingHz }, file) =>
    `${file} 的 ${rows} 行中有 ${unevenSteps} 处时间不均匀：各行按每秒 ${samplingHz} 个等间隔处理，因此记录中的时间可能有同样大小的偏差。`,
  'matlab-malformed': ({ reason }, file) =>
    `无法将 ${file} 作为 MATLAB 文件读取：${reason ?? ''}。请在其中只保存一个采样点矩阵（导联 × 采样点），或拖入描述它的头文件（.hea）。`,
  'file-empty': (_, file) => `${file} 是空的（0 字节），未采用。请重新下载。`,
  'file-unknown': ({ more }, file) => {
    if (more !== undefined) return `另有 ${more} 个文件不含记录，未采用。`;
    if (/\.zip$/i.test(file))
      return `${file} 中没有 WFDB 文件（.hea 及其 .dat 和 .atr）。请选择 PhysioNet 上数据库或记录的 zip。`;
    return `${file} 中没有实验室能读取的记录，未采用。可读取的有：.hea 及其 .dat 和 .atr、EDF、BDF、表格（CSV）、ISHNE 和 MATLAB 文件，以及含有它们的 .zip。`;
  },
  'file-foreign': ({ name, content }, file) =>
    `${name ?? file} ${foreignContent[String(content)] ?? '不是数据文件。'}`,
  'file-unreadable': ({ reason }, file) => `无法读取 ${file}（${reason}）。请再次打开。`,
  'nothing-dropped': () => '拖入的内容中没有文件。请拖入心电文件、文件夹或 .zip。',
  'no-record-ticked': () => '没有勾选任何记录，因此没有可准备的心搏。请至少勾选一条有标注的记录。',
  'no-beats': () => '没有心搏。请先“准备心搏”，并检查勾选的记录有心搏标注，且窗口比记录短。',
  'too-few-beats': ({ beats, needed }) =>
    `只准备了 ${beats} 个心搏；训练至少需要 ${needed} 个。请勾选更多记录或添加记录。`,
  'training-failed': ({ reason }) =>
    `训练因错误而结束：${reason}。记录和心搏未受影响；请重新开始，若内存不足请减小批量。`,
  'training-interrupted': ({ reason }) =>
    `训练被中断：${reason}。最后完成的一轮之前的训练已保留；点击“继续训练”即可从那里继续。`,
  'checkpoint-unstored': ({ reason }) =>
    `浏览器无法存储训练的进度（${reason}）。训练会继续，但重新加载后无法接着进行：请在完成之前保持此页面打开。`,
  'resume-elsewhere': ({ run }) => `训练“${run}”正在实验室的另一个标签页中进行，因此留给该标签页。`,
  'resume-gone': ({ run }) => `训练“${run}”已在另一个标签页中完成或被放弃，因此已从列表中移除。`,
  'resume-records': ({ run, records }) =>
    `训练“${run}”还不能继续：${records}${records === '' ? '部分记录' : ''}与开始时不同（已被移除，或其文件有变化）。没有任何内容丢失：请重新加载这些文件，然后再继续。`,
  'resume-engine': ({ from, to }) =>
    `该训练开始时使用的引擎是 ${from}，现在改用 ${to}：其数值的末几位可能与未中断的运行不同。`,
  'engine-none': ({ reason }) =>
    `没有可用的计算引擎${reason === undefined ? '' : `（${reason}）`}。请在浏览器设置中启用硬件加速，或换用其他浏览器。`,
  'engine-asked': ({ reason, asked }) =>
    `本页地址指定了引擎，但它在此浏览器中无法使用（${reason}）。请从地址中去掉“engine=${asked}”，实验室会改用可用引擎中最快的一个。记录和心搏未受影响。`,
  'engine-closed': () =>
    '训练无法继续：其线程中已没有打开的引擎。请重新加载本页（线程会重新启动），然后再次开始训练。记录、心搏和已完成的运行未受影响。',
  'worker-died': ({ reason }) =>
    `一个后台线程意外结束${reason === undefined ? '' : `（${reason}）`}。已加载的内容仍在；请重试。`,
  'record-gone': ({ name }, file) => `记录 ${name ?? file} 已不在实验室中。请再次拖入其文件。`,
  'context-insecure': ({ origin }) =>
    `本页面来自未加密的 ${origin}，浏览器因此不提供读取记录所需的功能。请通过 https 或 localhost 打开。`,
  'window-empty': ({ beforeSec, afterSec }) =>
    `从 R 波前 ${beforeSec} s 到其后 ${afterSec} s 的窗口是空的。请延长其中一边。`,
  'band-empty': ({ lowHz, highHz }) =>
    `从 ${lowHz} Hz 到 ${highHz} Hz 不剩任何信号。请使前一频率低于后一频率。`,
  'wavelet-unknown': ({ wavelet, known }) => `没有小波 ${wavelet}。请选择 none 或以下之一：${known}。`,
  'pieces-settings': ({ classes }) =>
    `节律片段有 ${classes} 类，位置固定，也不保留整条记录。请选择 ${classes} 类、以标注为准且各类相同的窗口，并取消保留整条记录。`,
  'settings-invalid': (values) =>
    `设置无效：${Object.entries(values)
      .map(([name, value]) => `${name} = ${value}`)
      .join('，')}。请更改，或恢复默认值。`,
  'storage-refused': () =>
    '浏览器不允许本页面存储数据（无痕窗口或浏览器设置），重新加载后记录、运行和模型会丢失。其他功能不受影响；请下载想保留的内容。',
  'storage-full': () =>
    '浏览器为本页面提供的存储空间已满，现在添加的内容在重新加载后会丢失。请移除一些记录或运行，或清除存储；页面上的一切仍可继续使用。',
  'storage-failed': ({ reason }) =>
    `浏览器未能存取本实验室的部分数据（${reason}），重新加载后可能丢失。页面上的一切仍可继续使用；之前存储的内容不受影响。`,
  'storage-cleared': () =>
    '实验室已在另一个标签页中被全部清除。本标签页仍显示原有内容，但不再存储任何数据：请下载想保留的内容，然后重新加载页面。',
  'run-gone': ({ run }) => `运行“${run}”已不在存储中（在另一个标签页中被删除），因此已从列表中移除。`,
  'repeat-records': ({ run, records }) =>
    `还不能重复运行“${run}”：${records} 不在实验室中，或其文件与当时不同。请重新加载这些文件，然后再试。`,
  'lead-missing': ({ wanted, records }) =>
    `以下记录没有导联 ${wanted}，改用其第一导联：${records}。请选择其他导联，或不使用这些记录。`,
  'storage-newer': () =>
    '此浏览器中打开了更新版本的实验室，存储的格式已被更新，本页面无法读取。已存储的内容没有丢失。请重新加载页面以使用新版本；此后在本页面上所做的内容请先下载，因为本页面无法再存储任何数据。',
  'storage-blocked': () =>
    '另一个标签页打开着旧版本的实验室，并占用着存储。请关闭或重新加载该标签页，已存储的内容随后会自动恢复。',
  'model-gone': ({ run, fold }) =>
    `运行“${run}”第 ${fold} 折的网络未被存储（或已不在存储中）。该运行的其他内容都在。如需该网络，请重新运行该实验。`,
} satisfies ProblemWords;

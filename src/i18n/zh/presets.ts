import type { PresetWords } from '../en/presets';

export const presets: PresetWords = {
  names: {
    lab: '默认方案',
    quick: '快速浏览',
    intraPatient: '患者内，五折',
    interPatient: '患者间，DS1 → DS2',
    newPatients: '新患者，DS1 + SVDB → DS2',
    live: '即时，DS1 + SVDB → DS2',
    beatFree: '无基准点 U-Net',
    rhythmPieces: '片段的节律',
    patientSpecific: '患者特异性',
    scalogram: '尺度图二维 CNN',
    tutorial: '教程方案',
    tutorialFaults: '教程原样（含其方法缺陷）',
  },
  meanings: {
    lab: '五折，Adam 配单周期学习率，全连接层用 ReLU 和 dropout，8 轮：几分钟即可得到可靠结果。',
    quick: '同一网络，只分一次而不是五折：用五分之一的时间先看一眼，没有离散度。',
    intraPatient:
      '四类；心搏、其与该记录中位心搏之差以及前后节律。同一患者的心搏在两侧都有：其结果不说明对新患者的效果。',
    interPatient:
      '四类，在 22 条记录上学习，在另外 22 条上测试。两个导联，不论顺序与极性；只输入 QRS 与该记录惯常 QRS 之差，以及按该记录不规则程度衡量的提前程度。',
    newPatients:
      '四类；三个网络并行，判断每个心搏时同时看其前后各十五个心搏；用两个数据库（DS1 与 SVDB，共 100 条记录）训练，用 DS2 的 22 条记录测试。请同时拖入两个数据库的记录。',
    live: '同一方法用于即时监护：单个导联，每个心搏由其前三十个心搏、滑动均值和此前的通常心搏来判断。不使用该心搏之后的任何内容，也不使用整条记录。',
    beatFree:
      '四类；U-Net 以 125 Hz 处理整条记录，每次 31 秒，自行检出心搏：漏检和误检均计为错误。在 DS1 和 SVDB 上训练，在 DS2 的 22 条记录上测试。请拖入两个数据库的记录。',
    rhythmPieces:
      '判断十秒片段的节律：正常、心房颤动或扑动、二联律、三联律，以记录的节律标注为准。U-Net 的编码器处理两个导联，不使用心搏标注。在 22 条记录上学习，在另外 22 条上测试。',
    patientSpecific: '对 DS2 的每条记录：用 DS1 和该记录自己的前五分钟学习，在其余二十五分钟上测试。',
    scalogram:
      '在前一个、当前和后一个心搏的小波图像上做一次卷积；批量 32，10 轮。没有 GPU 时很慢：请只用部分心搏。',
    tutorial:
      '与该网络的公开教程相同：五折，RMSprop，全连接层无激活，批量 64，100 轮。耗时十倍以上。与教程不同，最佳轮在验证心搏上选择，绝不在测试心搏上选择。',
    tutorialFaults:
      '与上相同，但带有教程的两个方法缺陷，以便看到它们的影响：F 类截取到下一个心搏的末尾，仅凭窗口就能认出；最佳轮在用来测试的心搏上选择。两者都会标记在运行上。',
  },
  source: '来源',
  own: { name: '自定义设置', meaning: '由您设置，与所有方案都不同。' },
  classes: (count) => `${count} 类`,
  otherBeats: '需重新准备心搏',
  sources: {
    wang: 'Wang H. 等，J Med Syst 2020',
    wangT: '参见 Wang T. 等，Entropy 2021（另一个尺度图网络）',
    deChazal: 'de Chazal 等，IEEE Trans Biomed Eng 2004',
    ronneberger: 'U-Net 参照 Ronneberger 等，MICCAI 2015',
    saenz: '滑动平均参照 Saenz-Cogollo 与 Agelli，Algorithms 2020',
    kiranyaz: '参照 Kiranyaz 等，IEEE Trans Biomed Eng 2016',
  },
};

import type { annotate as english } from '../en/annotate';

export const annotate: typeof english = {
  tools: '记录的心搏',
  detector: '检测器',
  detectors: { lab: '本实验室', 'pan-tompkins': 'Pan–Tompkins' },
  find: '检出心搏',
  findHint: (records, one) =>
    one
      ? '检出此记录的心搏；原有标注保持不变'
      : `检出 ${records} 条记录的心搏：已勾选的记录，以及没有标注心搏的记录。原有标注保持不变`,
  findNone: '请勾选要检出心搏的记录',
  annotator: '标注者',
};

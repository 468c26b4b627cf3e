import type { SettingWords } from '../../settingWords';

export const input: SettingWords['train']['input'] = {
  label: '输入',
  fields: {
    beat: { label: '心搏本身', hint: '记录中该心搏的窗口。不选时，网络只看到心搏与其记录的差异。' },
    difference: {
      label: '与记录中位心搏之差',
      hint: '心搏逐点减去该记录全部心搏的中位数，不使用类别。每个导联多一个通道：训练耗时约增十分之一。需要整条记录，因此不适用于实时。',
    },
    neighbours: {
      label: '相邻心搏',
      hint: '前一个与后一个心搏的窗口。每个导联多两个通道：训练耗时约增四分之一。后一个心搏出现之后才可得知。',
    },
    features: {
      label: 'RR 特征',
      options: {
        none: '无',
        whole: '比值，整条记录',
        irregularity: '按记录的不规则程度',
        all: '比值与不规则程度',
        causal: '比值，因果',
      },
      hints: {
        none: '网络只看形态，不知道心搏提前了多少。',
        whole: '前后间期彼此之比，以及与周围十个心搏和整条记录中位数之比。几乎不增加耗时。需要整条记录。',
        irregularity:
          '前后间期与整条记录中位数之比及彼此之比，以该记录节律的不规则程度为单位。需要整条记录。',
        all: '上述比值，以及以该记录节律的不规则程度为单位的同类数值。需要整条记录。',
        causal: '前一间期与更早间期之比。几乎不增加耗时，可用于实时。',
      },
    },
    shape: {
      label: 'QRS 与中位心搏的差异',
      hint: '在 RR 特征之外的五个数：QRS 与该记录中位心搏的相似度、距离和宽度。几乎不增加耗时。需要整条记录。',
    },
  },
};

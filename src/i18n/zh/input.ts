import type { input as pattern } from '../en/input';

export const input: typeof pattern = {
  ownInput: '二维网络自备输入：当前心搏及其前一个、后一个心搏的图像。此处的选择不起作用。',
  secondLeadHint: '第二导联在“心搏”面板中选择；选用后与第一导联有相同的通道。',
  beatAlways: '始终输入，除非选用下面的差值。',

  ownWeight: (name) => `${name} 的权重`,

  ratioHint: {
    oversample: '每个类别补足到最大类别的这一比例；1 = 全部相等。',
    undersample: '每个类别削减到最小类别占其这一比例；1 = 全部相等。',
  },

  augmentationHint: '训练心搏每次出现时都重新变化；验证与测试心搏从不变化。0 = 不变化。',
  unit: { mv: 'mV', normalised: '单位' },
  unitHint: '心搏已归一化：噪声与慢波以归一化后的单位计，而非 mV。',
};

import type { SettingWords } from '../../settingWords';

const folds = { label: '折数', hint: '每个心搏都由从未见过它的网络测试一次。' };
const stratified = { label: '分层', hint: '各部分的类别比例与整体相同。' };
const noted = (name: string, isStratified: string) => (isStratified ? name : `${name}，不分层`);

export const protocol: SettingWords['train']['protocol'] = {
  label: '评估方式',
  kinds: {
    kfold: {
      label: 'k 折',
      fields: { folds, stratified },
      summary: (p) => noted(`${p.folds} 折`, p.stratified),
    },
    holdout: {
      label: '留出法',
      fields: {
        testFraction: { label: '测试比例', hint: '占全部心搏的比例；只在最后看一次。', unit: '%' },
        stratified,
      },
      summary: (p) => noted(`留出法，测试 ${p.testFraction}`, p.stratified),
    },
    leaveOneOut: {
      label: '留一记录法',
      hint: '每条记录一折；不用同一人的其他记录学习。',
      summary: () => '留一记录法',
      plan: (p) => `${p.folds} 折，每条记录一折，× ${p.epochs} 轮。`,
    },
    groupkfold: {
      label: '分组 k 折',
      hint: '以人为单位分到各折；201 与 202 是同一人。',
      fields: { folds },
      summary: (p) => `按患者分组 ${p.folds} 折`,
      plan: (p) => `${p.folds} 折（以人为单位）× ${p.epochs} 轮。`,
    },
    records: {
      label: '自定划分',
      hint: '勾选用于学习和用于测试的记录。',
      fields: { training: { label: '训练' }, test: { label: '测试' } },
      summary: (p) => `${p.training} → ${p.test} 条记录`,
    },
    patientSpecific: {
      label: '患者特异性',
      fields: {
        pool: { label: '公共训练集' },
        test: { label: '测试' },
        ownSec: { label: '自身心搏', hint: '从记录开头算起；之后的用于测试。', unit: '分钟' },
        poolPerClass: {
          label: '公共训练集',
          unit: '个心搏/类',
          tick: '只用公共训练集的一部分',
          none: '全部',
        },
        ownTimes: {
          label: '自身心搏出现',
          hint: '使几百个自身心搏相对公共训练集有足够的分量。',
          unit: '次/轮',
        },
      },
      summary: (p) => `患者特异性，自身 ${p.ownSec}`,
      plan: (p) => `${p.folds} 个网络，每条测试记录一个，× ${p.epochs} 轮。`,
    },
  },
};

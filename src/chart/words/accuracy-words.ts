/** Words of the accuracy chart. */
export const ACCURACY_WORDS = {
  zh: {
    title: '各方法的回测精度',
    subtitle: 'MASE越小越好；覆盖率越接近名义水平越好',
    mase: 'MASE',
    coverage: '区间覆盖率',
    one: '1：历史期内朴素法一年预测的平均误差',
    naive: '同期朴素法',
    interval: (level: number) => `${level}%区间`,
    forecasts: (count: string, most: string) => (count === most ? `${count}次` : `${count}/${most}次`),
  },
  en: {
    title: 'Accuracy of methods in a backtest',
    subtitle: 'MASE: the smaller the better; coverage: the nearer to its level the better',
    mase: 'MASE',
    coverage: 'Coverage of intervals',
    one: '1: mean miss of naive one year ahead, in the history',
    naive: 'naive, same years',
    interval: (level: number) => `${level}% interval`,
    forecasts: (count: string, most: string) => (count === most ? `n = ${count}` : `n = ${count} of ${most}`),
  },
} as const

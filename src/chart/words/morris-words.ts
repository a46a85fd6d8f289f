/** What a chart of elementary effects says. The fonts of pictures have no Greek letters. */
export const MORRIS_WORDS = {
  zh: {
    title: (name: string) => `${name}：各输入的初等效应（Morris）`,
    subtitle:
      'mu*越大，影响越大；sigma与mu*之比越大，非线性或交互作用越强（0.1以下近似线性，0.5以下单调，1以上非单调）',
    muStar: 'mu*：效应绝对值的均值',
    sigma: 'sigma：效应的标准差',
    point: '输入',
    interval: 'mu*的置信区间',
    noSigma: '无法计算sigma',
    unnamed: (count: number) => `${count}个输入因位置不足未标名称`,
    missing: (count: number) => `${count}个输入无结果`,
    join: '；',
  },
  en: {
    title: (name: string) => `Elementary effects (Morris) of the inputs: ${name}`,
    subtitle:
      'mu*: how much an input matters; sigma: how much that depends on its value and on other inputs (sigma/mu* under 0.1: nearly linear, under 0.5: monotonic, over 1: not monotonic)',
    muStar: 'mu*: mean size of the effects',
    sigma: 'sigma: standard deviation of the effects',
    point: 'Input',
    interval: 'Confidence interval of mu*',
    noSigma: 'sigma cannot be computed',
    unnamed: (count: number) => `without a name for want of room: ${count}`,
    missing: (count: number) => `without a result: ${count}`,
    join: '; ',
  },
} as const

import { formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { Simulation } from '../../simulate/simulate.js'
import { datedLabel, digitsFor } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'

/** How the figures were made and how they are to be read, a line for each thing. */
export function noteLines(sensitivity: Sensitivity, language: Language): string[] {
  const { factors, findings, setAside, ensemble } = sensitivity
  const zh = language === 'zh'
  const notes = methodNotes(sensitivity, language)
  const together = factors.filter(({ inputs }) => inputs.length > 1)
  for (const { inputs } of together)
    notes.push(
      zh
        ? `${inputs.join('、')}相关，方差占比无法分开，故合为一个因素；--independent 视各输入相互独立。`
        : `${inputs.join(', ')} are correlated and one factor, for their shares of the variance cannot be told apart; --independent takes each input on its own.`,
    )
  if (setAside) {
    const asked = findings.method === 'sobol'
    notes.push(
      zh
        ? `未计入输入之间的相关性（${asked ? '按 --independent' : '每次只动一个输入'}）。`
        : `Correlations between inputs are set aside${asked ? ' (--independent)' : ', for one input moves at a time'}.`,
    )
  }
  const draws = ensemble.draws.toLocaleString('en-US')
  notes.push(zh ? `共模拟${draws}次。` : `${draws} runs of the model.`)
  return notes
}

function methodNotes({ findings, options, central, simulation }: Sensitivity, language: Language): string[] {
  const zh = language === 'zh'
  const { measure, year } = options
  switch (findings.method) {
    case 'tornado': {
      const { base, bars } = findings.tornado
      const digits = digitsFor(bars[0]?.swing ?? 0, measure.digits)
      const [median, path] = [base, central].map((value) =>
        withUnit(formatNumber(value, digits), measure.unit),
      )
      const output = inLanguage(datedLabel(measure.label, year), language)
      return zh
        ? [
            `各输入均取中位数时，${output}为${median}；情景自身路径为${path}。`,
            '每次一个输入取低值和高值，其余取中位数。',
            pathNote(simulation, year, language),
          ]
        : [
            `With every input at its median ${output} is ${median}; on the scenario’s own path ${path}.`,
            'One input at a time is at its low and its high end, the others at their medians.',
            pathNote(simulation, year, language),
          ]
    }
    case 'sobol':
      return [
        zh
          ? `Sobol 指数，${findings.rows.toLocaleString('en-US')}组；“~”表示区间含零。`
          : `Sobol indices from ${findings.rows.toLocaleString('en-US')} rows; ~ marks an interval that includes zero.`,
      ]
    case 'morris':
      return [
        zh
          ? `基本效应，${findings.trajectories}条轨迹：μ* 为效应绝对值的均值，μ 为效应的均值，σ 为标准差；效应以结果的单位计，为输入由12.5%分位移到87.5%分位所致的变化。`
          : `Elementary effects on ${findings.trajectories} trajectories: μ* is the mean of their sizes, μ their mean, σ their standard deviation, each in the unit of the result for a move from an input’s 12.5% quantile to its 87.5% quantile.`,
        pathNote(simulation, year, language),
      ]
  }
}

/** What the low and the high end of a lever are the ends of. */
function pathNote({ scenario }: Simulation, year: number, language: Language): string {
  const first = scenario.model.base + 1
  const years = first === year ? `${year}` : `${first}–${year}`
  return language === 'zh'
    ? `杠杆的取值和分位均指${years}年均值；逐年抽取者，各年同处一个分位，使均值恰在所说的分位。`
    : `Values and quantiles of levers are of their mean over ${years}; what is drawn year by year has one rank in all years, such that this mean is at its quantile.`
}

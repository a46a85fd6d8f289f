import type { Language } from '../../base/label.js'
import type { Drawn } from '../../study/ensembles.js'
import { type View, viewOf } from '../../study/view.js'
import type { Workbench } from '../../study/workbench.js'
import { showFound, showShortfalls, showValues, showVerdicts } from './show.js'
import { showFailures, showOdds, showPrecision, showSpread } from './show-ensembles.js'

/**
 * A run as text: values by year, verdicts on the plans' targets with a sentence for each that is missed, what the
 * program found, and for scenarios that were drawn their spreads and the odds of targets.
 */
export function runText(
  bench: Workbench,
  drawn: readonly Drawn[],
  { indicators, years }: View,
  language: Language,
): string {
  const blocks = [
    showValues(bench.table, indicators, years, language),
    ...bench.verdicts.flatMap((judged) => judgedBlocks(bench, judged, language)),
    showFound(bench.simulations, language),
    ...drawn.map(({ ensemble }) => showSpread(ensemble.spread, indicators, years, language)),
    showOdds(drawn, language),
    showFailures(drawn, language),
    showPrecision(drawn, language),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** The verdicts on a plan's targets, then for each scenario what it misses. */
function judgedBlocks(
  bench: Workbench,
  { plan, verdicts }: Workbench['verdicts'][number],
  language: Language,
): string[] {
  const { indicators: headline } = viewOf(bench)
  // With several scenarios, sentences for the headline alone; the rest is in the table and the files.
  const mentioned =
    bench.simulations.length === 1
      ? verdicts
      : verdicts.filter(({ target }) => target.subjects.some((s) => headline.includes(s.indicator)))
  const shortfalls = [...new Set(verdicts.map(({ scenario }) => scenario))].flatMap((name) => {
    const lines = showShortfalls(
      mentioned.filter(({ scenario }) => scenario === name),
      bench.table,
      language,
    )
    return lines === '' ? [] : [`${name}\n${lines}`]
  })
  return [showVerdicts(plan, verdicts, language), ...shortfalls]
}

import type { Language } from '../../base/label.js'
import { printable } from '../../base/printable.js'
import type { Failure } from '../../forecast/batch.js'
import type { Cause } from '../../forecast/remark.js'
import { causeHeading, causeText } from '../../forecast/words.js'
import { historyName } from '../../study/forecast/history-name.js'

/** Histories that are named for each cause. */
const NAMED = 5

/** How many of some histories could not be used, by cause, with the first of each; empty when all could. */
export function failedText(results: readonly (Failure | object)[], language: Language): string {
  const zh = language === 'zh'
  const byKind = new Map<Cause['kind'], Failure[]>()
  let count = 0
  for (const result of results) {
    if (!('cause' in result)) continue
    count++
    const same = byKind.get(result.cause.kind)
    if (same) same.push(result)
    else byKind.set(result.cause.kind, [result])
  }
  if (count === 0) return ''
  const lines = [
    zh
      ? `${results.length}个序列中有${count}个未能使用：`
      : `${count} of ${results.length} histories ${count === 1 ? 'is' : 'are'} left out:`,
  ]
  for (const [kind, failures] of byKind) {
    const more = failures.length - NAMED
    lines.push(`  ${failures.length}: ${causeHeading(kind, language)}`)
    for (const { history, cause } of failures.slice(0, NAMED))
      lines.push(`     ${historyName(history)}: ${printable(causeText(cause, language))}`)
    if (more > 0) lines.push(zh ? `     另有${more}个` : `     and ${more} more`)
  }
  return `${lines.join('\n')}\n`
}

import type { FindSyntax } from '../language/schema/scenario.js'
import type { Path } from '../language/yaml.js'
import { resolve } from './model.js'
import type { Find } from './scenario.js'
import { asUnit, type NamedScenario, type ScenarioContext } from './scenario-context.js'

/** What the program is to find: the own list, else the nearest inherited one. */
export function resolveFinds(context: ScenarioContext): Find[] {
  const scenario = context.chain.find((s) => s.parsed.value.find !== undefined)
  const written = scenario?.parsed.value.find ?? []
  const finds = written.flatMap((find, i) => resolveFind(context, scenario!, find, ['find', i]))
  const late = finds.find((find) => find.years.at(-1)! > context.end)
  if (late && scenario !== context.own)
    context.report(
      context.own,
      'off-horizon',
      `the inherited "find" wants a value of ${late.indicator} in ${late.years.at(-1)}, after the last year ${context.end}`,
      context.own.parsed.file.place(['years', 'end']),
      'write "find: []" or a find of its own',
    )
  return finds
}

function resolveFind(
  context: ScenarioContext,
  scenario: NamedScenario,
  find: FindSyntax,
  path: Path,
): Find[] {
  const { model, first, end } = context
  const { file } = scenario.parsed
  const wanted = find.so_that
  find.levers.forEach((id, i) => {
    const place = file.place([...path, 'levers', i])
    if (model.references.get(id)?.kind !== 'lever') context.unknown(scenario, 'lever', id, place)
    else if (find.levers.indexOf(id) < i)
      context.report(scenario, 'duplicate-name', `${id} stands twice in the list`, place, 'remove it')
  })
  const reference = model.references.get(wanted.indicator)
  if (reference?.kind !== 'indicator') {
    context.unknown(scenario, 'indicator', wanted.indicator, file.place([...path, 'so_that', 'indicator']))
    return []
  }
  const each = wanted.each_year
  if ((wanted.year === undefined) === (each === undefined)) {
    context.report(
      scenario,
      'wrong-kind',
      'expected either "year" or "each_year"',
      file.place([...path, 'so_that']),
      'year: 2025, or each_year: {from: 2021, to: 2025}',
    )
    return []
  }
  const errors = context.errors
  for (const [year, where] of each
    ? ([
        [each.from, ['each_year', 'from']],
        [each.to, ['each_year', 'to']],
      ] as const)
    : ([[wanted.year!, ['year']]] as const))
    context.inHorizon(scenario, year, [...path, 'so_that', ...where])
  if (each && each.to < each.from)
    context.report(
      scenario,
      'never',
      `the years end in ${each.to}, before they begin in ${each.from}`,
      file.place([...path, 'so_that', 'each_year', 'to']),
    )
  const years = each
    ? Array.from({ length: Math.max(0, Math.min(500, each.to - each.from + 1)) }, (_, i) => each.from + i)
    : [wanted.year!]
  for (const key of ['from', 'until'] as const)
    if (each && find[key] !== undefined)
      context.report(
        scenario,
        'never',
        `"${key}" has no meaning beside "each_year": each year's levers move in that year alone`,
        file.place([...path, key]),
        'remove it',
      )
  const from = context.inHorizon(scenario, find.from, [...path, 'from']) ?? first
  const until = context.inHorizon(scenario, find.until, [...path, 'until']) ?? end
  if (context.errors === errors && until < from)
    context.report(
      scenario,
      'never',
      `the levers never move: they would stop in ${until}, before they begin in ${from}`,
      file.place([...path, 'until']),
    )
  if (context.errors === errors && wanted.year !== undefined && from > wanted.year)
    context.report(
      scenario,
      'never',
      `the levers move only from ${from}, after ${wanted.year}, when the value is wanted`,
      file.place([...path, 'from']),
    )
  const equals = context.quantity(scenario, wanted.equals, asUnit(resolve(model, reference)), [
    ...path,
    'so_that',
    'equals',
  ])
  if (context.errors > errors || years.length === 0) return []
  return [
    {
      levers: find.levers,
      shift: find.shift ?? 'add',
      from,
      until,
      indicator: wanted.indicator,
      years,
      each: each !== undefined,
      words: String(wanted.equals),
      equals,
      place: file.place(path),
    },
  ]
}

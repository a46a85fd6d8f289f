import type { Part } from '../program.js'
import { Code, type DefinedFunction } from './assembler.js'
import { type Layout, STRIP } from './layout.js'
import { KEPT, type ModuleContext, TIME, WORK } from './module-context.js'

/** The loop over strips and years that calls the parts. */
export function driver(
  layout: Layout,
  start: number | undefined,
  parts: readonly { simultaneous: boolean; number: number }[],
  solve: number,
): DefinedFunction {
  const [work, kept, strips] = [0, 1, 2]
  const code = new Code(3)
  const [strip, time, to] = [code.local('i32'), code.local('i32'), code.local('i32')]
  const call = (part: number) => code.get(work).get(to).get(time).get(strip).call(part)
  code.op('loop')
  for (let d = 0; d < STRIP; d += 2)
    code
      .get(work)
      .vector(0)
      .store(layout.bad + d * 8)
  code
    .get(strip)
    .integer(STRIP * 8)
    .op('i32.mul')
    .get(kept)
    .op('i32.add')
    // Rows begin with the base year, times before it; addresses are whole numbers modulo 2^32.
    .integer((-layout.base * layout.stride * 8) | 0)
    .op('i32.add')
    .set(to)
  code.integer(layout.base).set(time)
  if (start !== undefined) call(start)
  code.op('loop')
  code.get(time).integer(1).op('i32.add').set(time)
  parts.forEach(({ simultaneous, number }, i) => {
    if (simultaneous) code.integer(i).get(time).get(strip).call(solve)
    call(number)
  })
  code
    .get(time)
    .integer(layout.times - 1)
    .op('i32.lt_u')
    .branchIf(0)
    .op('end')
  for (let d = 0; d < STRIP; d += 2) {
    code
      .get(strip)
      .integer(STRIP * 8)
      .op('i32.mul')
      .get(work)
      .op('i32.add')
    code
      .get(work)
      .load(layout.bad + d * 8)
      .store(layout.failed + d * 8)
  }
  code.get(strip).integer(1).op('i32.add').tee(strip)
  code.get(strips).op('i32.lt_u').branchIf(0).op('end')
  return { name: 'simulate', parameters: ['i32', 'i32', 'i32'], results: [], code }
}

/** Copies what a simultaneous part has solved to where it is kept. */
export function copier({ layout, columns }: ModuleContext, { indicators }: Part): DefinedFunction {
  const code = new Code(4)
  const [from, to] = [code.local('i32'), code.local('i32')]
  code
    .get(TIME)
    .integer(STRIP * 8)
    .op('i32.mul')
    .get(WORK)
    .op('i32.add')
    .set(from)
  code
    .get(TIME)
    .integer(layout.stride * 8)
    .op('i32.mul')
    .get(KEPT)
    .op('i32.add')
    .set(to)
  for (const slot of indicators) {
    const place = layout.kept.get(slot)
    if (place === undefined) continue
    for (let d = 0; d < STRIP; d += 2)
      code
        .get(to)
        .get(from)
        .load(layout.columns + (columns[slot]! * layout.times * STRIP + d) * 8)
        .store((place * layout.stride + d) * 8)
  }
  return { parameters: ['i32', 'i32', 'i32', 'i32'], results: [], code }
}

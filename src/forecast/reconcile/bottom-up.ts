import { type Constraints, constraintsOf, discrepancies } from './constraints.js'
import { bottomFirst, type Identity } from './identity.js'
import { type Projection, project } from './projection.js'

/**
 * Bottom-up as a projection: what is no total stays, and each total becomes the sum of its parts. With d = Cy the
 * total of identity c moves by d_c and by the moves of its parts, so that A_total = e_c + Σ sign · A_part.
 *
 * @param fixed series that are known and stay, total or not.
 * @returns undefined when a total is reached from different bottom series by different ways, so that bottom-up
 *   leaves it open.
 */
export function bottomUpProjection(
  identities: readonly Identity[],
  size: number,
  fixed: (series: number) => boolean = () => false,
): Projection | undefined {
  const constraints = constraintsOf(identities, size)
  const count = identities.length
  const gain = new Float64Array(size * count)
  for (const identity of bottomFirst(identities)) {
    const { total, parts } = identity
    if (fixed(total)) continue
    gain[total * count + identities.indexOf(identity)] = 1
    for (const { series, sign } of parts)
      for (let c = 0; c < count; c++) gain[total * count + c]! += sign * gain[series * count + c]!
  }
  const projection = { constraints, gain }
  return addsUp(constraints, project(projection, anyValues(size)), identities, fixed) ? projection : undefined
}

/** Values without any pattern: multiples of the golden ratio, without what is before the point. */
function anyValues(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, k) => ((k + 1) * 0.6180339887498949) % 1)
}

function addsUp(
  constraints: Constraints,
  values: Float64Array,
  identities: readonly Identity[],
  fixed: (series: number) => boolean,
): boolean {
  const gaps = discrepancies(constraints, values)
  return identities.every(({ total }, row) => fixed(total) || Math.abs(gaps[row]!) <= 1e-9 * constraints.size)
}

import type { Design } from './design.js'
import { latinHypercubeDesign } from './designs/latin-hypercube.js'
import type { DesignOptions } from './designs/options.js'
import { randomDesign } from './designs/random.js'
import { sobolDesign } from './designs/sobol.js'

/** Ways to lay out draws, as the command line names them. */
export const designs = {
  random: randomDesign,
  lhs: latinHypercubeDesign,
  sobol: sobolDesign,
} as const satisfies Readonly<Record<string, (options: DesignOptions) => Design>>

/** Name of a way to lay out draws. */
export type DesignName = keyof typeof designs

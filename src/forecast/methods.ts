import type { Method } from './method.js'
import { drift } from './methods/drift.js'
import { mean } from './methods/mean.js'
import { naive } from './methods/naive.js'

/** All methods, plain ones first. */
export const methods: readonly Method[] = [naive, drift, mean]

/** The method that is used when none is named. */
export const DEFAULT_METHOD: Method = drift

/** The method of that id, if there is one. */
export function methodNamed(id: string): Method | undefined {
  return methods.find((method) => method.id === id)
}

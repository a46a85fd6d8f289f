import type { Explanation } from '../../study/explain/explain.js'
import { jsonText } from '../json-text.js'

/** An explanation as JSON; values that are missing are null. */
export function explanationJson(explanation: Explanation): string {
  return jsonText(explanation)
}

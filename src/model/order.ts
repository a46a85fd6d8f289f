import type { Block } from './model.js'

/**
 * Orders equations into blocks so that each block reads only itself and earlier ones: strongly connected
 * components in topological order (Tarjan 1972), neighbouring single equations gathered into one block.
 *
 * @param reads for each equation, the equations whose value of the same year it reads
 */
export function orderBlocks(reads: readonly (readonly number[])[]): Block[] {
  const count = reads.length
  const order = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const onStack = new Uint8Array(count)
  const stack: number[] = []
  const components: number[][] = []
  let next = 0
  // Iterative, since a chain of thousands of equations would exhaust the call stack.
  const frames: { node: number; edge: number }[] = []
  for (let root = 0; root < count; root++) {
    if (order[root]! >= 0) continue
    frames.push({ node: root, edge: 0 })
    while (frames.length > 0) {
      const frame = frames[frames.length - 1]!
      const { node } = frame
      if (frame.edge === 0) {
        order[node] = low[node] = next++
        stack.push(node)
        onStack[node] = 1
      }
      const targets = reads[node]!
      let entered = false
      while (frame.edge < targets.length) {
        const target = targets[frame.edge++]!
        if (order[target]! < 0) {
          frames.push({ node: target, edge: 0 })
          entered = true
          break
        }
        if (onStack[target]) low[node] = Math.min(low[node]!, order[target]!)
      }
      if (entered) continue
      // A node without edges must not be entered again as if it were new.
      frames.pop()
      const parent = frames[frames.length - 1]
      if (parent) low[parent.node] = Math.min(low[parent.node]!, low[node]!)
      if (low[node] === order[node]) {
        const component: number[] = []
        let member: number
        do {
          member = stack.pop()!
          onStack[member] = 0
          component.push(member)
        } while (member !== node)
        components.push(component.sort((a, b) => a - b))
      }
    }
  }
  const blocks: { kind: Block['kind']; indicators: number[] }[] = []
  for (const component of components) {
    const first = component[0]!
    if (component.length > 1 || reads[first]!.includes(first)) {
      blocks.push({ kind: 'simultaneous', indicators: component })
      continue
    }
    const last = blocks.at(-1)
    if (last?.kind === 'recursive') last.indicators.push(first)
    else blocks.push({ kind: 'recursive', indicators: [first] })
  }
  return blocks
}

// Models of any size, as texts of YAML: a chain, equations that each read ten others, and systems.

/** A small generator of numbers between 0 and 1, the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Each equation reads the one before it, and its own last year's value. */
function chain(size) {
  return Array.from({ length: size }, (_, i) =>
    i === 0 ? 'x0(-1) * (1 + g)' : `0.5 * x${i}(-1) * (1 + g) + 0.5 * x${i - 1}`,
  )
}

/** Each equation reads ten others: this year's values of those before it, last year's of those after it. */
function dense(size) {
  const next = random(size)
  return Array.from({ length: size }, () => {
    const reads = Array.from({ length: 10 }, () => Math.floor(next() * size))
    return { reads, share: 0.05 + 0.04 * next() }
  }).map(
    ({ reads, share }, i) =>
      `${share.toFixed(3)} * (${reads.map((j) => (j < i ? `x${j}` : `x${j}(-1)`)).join(' + ')}) * (1 + g)`,
  )
}

/** Every equation reads three others of the same year, so that all are solved together; a square root bends them. */
function system(size) {
  return Array.from({ length: size }, (_, i) => {
    const at = (step) => `x${(i + step) % size}`
    return `20 * (1 + g) + 0.3 * ${at(1)} + 0.2 * sqrt(${at(2)} * ${at(size - 1)}) + 0.2 * x${i}(-1)`
  })
}

export const shapes = { chain, dense, system }

/** The files of a made-up model and of its scenario, by name. */
export function madeUp(shape, size) {
  const equations = shapes[shape](size)
  return {
    'models/made-up/model.yaml': [
      'model: made-up',
      'years: {base: 2020, end: 2035}',
      'levers:',
      '  g: {label: growth, unit: "%", default: 3%, min: -50%, max: 50%}',
      'indicators:',
      ...equations.map((equation, i) => `  x${i}: {label: x, equation: "${equation}", start: 100}`),
      '',
    ].join('\n'),
    'scenario.yaml': ['model: made-up', 'uncertain:', '  g: {add: {normal: {sd: 1pp}}}', ''].join('\n'),
  }
}

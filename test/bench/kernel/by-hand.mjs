// Both loops as one writes them by hand: draws outside, years inside, everything in variables.

/** Adds a value to the sums of its row. */
function note(sum, square, centres, row, value) {
  const e = value - centres[row]
  sum[row] += e
  square[row] += e * e
}

/** Eight equations; inputs are whole columns, results sums of differences from the centres. */
function loop8(draws, p, centres, sum, square) {
  sum.fill(0)
  square.fill(0)
  for (let d = 0; d < draws; d++) {
    const people = 1 + 0.004 + p[d]
    const skill = 1 + 0.05 + p[draws + d]
    const inflation = 1 + 0.02 + p[2 * draws + d]
    const saving = 1 - (0.025 + p[3 * draws + d])
    let population = 55
    let productivity = 3.7
    let prices = 100
    let intensity = 0.5
    for (let y = 0; y < 15; y++) {
      population *= people
      productivity *= skill
      const output = population * productivity
      prices *= inflation
      const nominal = (output * prices) / 100
      intensity *= saving
      const energy = output * intensity
      note(sum, square, centres, y, population)
      note(sum, square, centres, 15 + y, productivity)
      note(sum, square, centres, 30 + y, output)
      note(sum, square, centres, 45 + y, prices)
      note(sum, square, centres, 60 + y, nominal)
      note(sum, square, centres, 75 + y, intensity)
      note(sum, square, centres, 90 + y, energy)
      note(sum, square, centres, 105 + y, energy * 2.4)
    }
  }
}

/** Twelve equations. */
function loop12(draws, p, centres, sum, square) {
  sum.fill(0)
  square.fill(0)
  for (let d = 0; d < draws; d++) {
    const workers = 1 + 0.005 + p[d]
    const skill = 1 + 0.03 + p[draws + d]
    const propensity = (0.6 + p[2 * draws + d]) * 0.65
    const tax = 0.2 + p[3 * draws + d]
    const interest = 0.03 + p[4 * draws + d]
    const sales = 1 + 0.04 + p[5 * draws + d]
    let labour = 100
    let productivity = 1
    let consumption = 55
    let exports = 20
    let output = 95
    let debt = 40
    for (let y = 0; y < 15; y++) {
      labour *= workers
      productivity *= skill
      const potential = labour * productivity
      const disposable = output * (1 - tax)
      const investment = 0.2 * output * (1 - interest) + 0.1 * (output - consumption)
      consumption = 0.35 * consumption + propensity * disposable
      exports *= sales
      const imports = 0.15 * consumption + 0.2 * investment
      const government = 0.9 * tax * output + 0.02 * potential
      output = consumption + investment + exports - imports + government
      debt = debt * (1 + interest) + government - tax * output
      note(sum, square, centres, y, labour)
      note(sum, square, centres, 15 + y, productivity)
      note(sum, square, centres, 30 + y, potential)
      note(sum, square, centres, 45 + y, disposable)
      note(sum, square, centres, 60 + y, consumption)
      note(sum, square, centres, 75 + y, investment)
      note(sum, square, centres, 90 + y, exports)
      note(sum, square, centres, 105 + y, imports)
      note(sum, square, centres, 120 + y, government)
      note(sum, square, centres, 135 + y, output)
      note(sum, square, centres, 150 + y, debt)
      note(sum, square, centres, 165 + y, output / potential - 1)
    }
  }
}

export const byHand = { loop8, loop12 }

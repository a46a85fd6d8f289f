/** Stands in for the sampler: copies the chunk's part of inputs that are there already. */
export class Sampler {
  #plan
  #ready
  #base

  /** @param ready whole columns: `p[position * draws + d]`, `s[(position * times + time) * draws + d]` */
  constructor(plan, ready, base) {
    this.#plan = plan
    this.#ready = ready
    this.#base = base
  }

  fill({ p, s, times, stride }, from, count, padded) {
    const { draws } = this.#ready
    const copy = (to, at, source, row) => {
      const start = row * draws + from
      to.set(source.subarray(start, start + count), at)
      if (padded > count) to.fill(to[at + count - 1], at + count, at + padded)
    }
    for (let i = 0; i < this.#plan.draws.length; i++) copy(p, i * stride, this.#ready.p, i)
    for (let i = 0; i < this.#plan.paths.length; i++)
      for (let time = this.#base; time < times; time++)
        copy(s, (i * times + time) * stride, this.#ready.s, i * times + time)
  }
}

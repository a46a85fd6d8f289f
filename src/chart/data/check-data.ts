/** What a check of a plan found. */
export interface CheckData {
  /** Contradictions, the most telling first. */
  readonly conflicts: readonly ConflictPicture[]
}

/** One of the statements that cannot all hold. Figures are in `unit`. */
export interface ConflictMember {
  /** What the statement is about, and where it stands. */
  readonly name: string
  /** The figure as printed; NaN when there is no single one. */
  readonly printed: number
  /** The least that the print allows, rounding and “about” counted in; −∞ for “at most”. */
  readonly low: number
  /** The greatest that the print allows; +∞ for “at least”. */
  readonly high: number
  /** What the other statements imply; NaN when unknown. */
  readonly implied: number
  readonly unit: string
  /** Whether it is an assumption rather than a printed figure. */
  readonly soft: boolean
}

/** Statements that contradict each other, as they are drawn. */
export interface ConflictPicture {
  readonly title: string
  readonly members: readonly ConflictMember[]
  /** A sentence under the statements. */
  readonly note?: string | undefined
}

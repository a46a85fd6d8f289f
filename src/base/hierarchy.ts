/** What adds up to what, by name. */
export interface Hierarchy {
  /** Regions that consist of regions. */
  readonly regions: readonly NamedSum[]
  /** Indicators that consist of indicators, in every region. */
  readonly indicators: readonly NamedSum[]
  /** Indicators that add up over regions; undefined stands for those whose histories do. */
  readonly additive: readonly string[] | undefined
}

/** A total and its parts. */
export interface NamedSum {
  readonly total: string
  readonly parts: readonly NamedPart[]
}

/** A part; with sign −1 it is subtracted. */
export interface NamedPart {
  readonly name: string
  readonly sign: 1 | -1
}

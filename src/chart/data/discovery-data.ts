/** Where an outcome was found to be frequent. */
export interface DiscoveryData {
  readonly boxes: readonly {
    /** A word for the file, such as `box-gdp_2025`. */
    readonly file: string
    readonly picture: BoxPicture
  }[]
}

/** One input of a box: what it ranges over, and what the box leaves of that. */
export interface BoxRow {
  /** What the input is called. */
  readonly label: string
  /** Of all four numbers, as in the model: `%`, `亿元`. */
  readonly unit: string
  /** Decimals to show. */
  readonly digits: number
  readonly rangeLow: number
  readonly rangeHigh: number
  /** The box's bounds; undefined where it has none on that side. */
  readonly low: number | undefined
  readonly high: number | undefined
}

/** Where an outcome is frequent. */
export interface BoxPicture {
  /** What the box says, in a sentence. */
  readonly heading: string
  /** Share of all cases of interest that lie in the box. */
  readonly coverage: number
  /** Share of the cases in the box that are of interest; NaN of an empty box. */
  readonly density: number
  /** The inputs that the box restricts. */
  readonly rows: readonly BoxRow[]
}

/** What is stated of a forecast that depends on other indicators. */
export type ConditionRemark =
  /** How it depends on one of them; an elasticity when both are in logarithms. */
  | {
      readonly kind: 'coefficient'
      readonly of: string
      readonly value: number
      readonly standardError: number
      readonly elasticity: boolean
    }
  /** Where the path of one of them comes from. */
  | {
      readonly kind: 'path'
      readonly of: string
      readonly by: PathOrigin
    }

/** Given from outside, with how far it is from the history where it is; forecast by a method; or known already. */
export type PathOrigin =
  | {
      readonly kind: 'given'
      readonly source: string
      /** Whether it says how sure it is. */
      readonly uncertain: boolean
      /** The last year of both, when they differ there, and by which share of the history. */
      readonly gap?: { readonly year: number; readonly share: number }
      /** Its first value after the last known one, and that, when they are hardly of one series. */
      readonly jump?: { readonly first: number; readonly last: number; readonly year: number }
    }
  | { readonly kind: 'forecast'; readonly method: string }
  | { readonly kind: 'known' }

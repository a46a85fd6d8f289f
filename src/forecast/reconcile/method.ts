/** Ways to reconcile; the first is the default. */
export const RECONCILE_METHODS = ['mint', 'wls', 'ols', 'bottom-up'] as const
export type ReconcileMethod = (typeof RECONCILE_METHODS)[number]

/** How a series was reconciled. */
export interface ReconciledBy {
  readonly method: ReconcileMethod
  /** λ of the correlations, for `mint`. */
  readonly shrinkage?: number
  /** Why it is not the method that was asked for. */
  readonly because?: 'few-residuals' | 'several-bottoms'
}

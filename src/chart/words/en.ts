/** What charts say, in English. */
export const en = {
  noStructure: 'a structure chart needs indicators that add up to 100%',
  nameParts: 'name them with --indicators, such as the shares of the sectors',
  noPlan: 'there is no plan to hold the scenarios against',
  namePlan: 'name one in the scenario: "plan: plan.yaml"',
}

/** The words of charts in any language. */
export type ChartWords = typeof en

/**
 * Planwright: scenario simulation for development plans.
 *
 * Every public name is listed here, one by one.
 */

export { formatChange, formatNumber } from './base/format.js'
export { inLanguage, type Label, type Language } from './base/label.js'
export { formatProblem, type Place, PlanwrightError, type Problem } from './base/problem.js'
export type { Dimension, Unit } from './base/unit.js'
export { UnitError } from './base/unit-error.js'
export { unitName } from './base/unit-names.js'
export { type UnitDefinitions, Units } from './base/units.js'
export { version } from './base/version.js'
export type { ChartKind, NamedSpec } from './chart/chart-kind.js'
export { chartSpecs } from './chart/chart-specs.js'
export type { AccuracyRow, HindcastPicture, MethodHindcasts } from './chart/data/backtest-data.js'
export type { ChartData } from './chart/data/chart-data.js'
export type { ConflictMember, ConflictPicture } from './chart/data/check-data.js'
export type { BoxPicture, BoxRow } from './chart/data/discovery-data.js'
export type { OddsRow } from './chart/data/draws-data.js'
export type {
  ForecastLine,
  ForecastPicture,
  Interval,
  ResidualPicture,
  YearValue,
} from './chart/data/forecast-data.js'
export type { TargetRow } from './chart/data/run-data.js'
export type { IndexRow, MorrisRow, TornadoRow } from './chart/data/sensitivity-data.js'
export { accuracyChart } from './chart/kinds/accuracy-chart.js'
export { boxChart } from './chart/kinds/box-chart.js'
export { conflictChart } from './chart/kinds/conflict-chart.js'
export { dashboard } from './chart/kinds/dashboard.js'
export { type FanOptions, fanChart } from './chart/kinds/fan-chart.js'
export { forecastChart } from './chart/kinds/forecast-chart.js'
export { hindcastChart } from './chart/kinds/hindcast-chart.js'
export { indicesChart } from './chart/kinds/indices-chart.js'
export { lineChart } from './chart/kinds/line-chart.js'
export { morrisChart } from './chart/kinds/morris-chart.js'
export { oddsChart } from './chart/kinds/odds-chart.js'
export { residualChart } from './chart/kinds/residual-chart.js'
export { structureChart } from './chart/kinds/structure-chart.js'
export { targetOverview } from './chart/kinds/target-overview.js'
export { tornadoChart } from './chart/kinds/tornado-chart.js'
export { chartKinds, kindsOf } from './chart/kinds.js'
export type { ChartOptions, ChartSpec, TargetMark } from './chart/page/options.js'
export { type PngOptions, toPng, toSvg } from './chart/render/render.js'
export type { Answer } from './ensemble/answers.js'
export { type Ensemble, runEnsemble } from './ensemble/ensemble.js'
export type { FailureCause } from './ensemble/failures.js'
export { type EnsembleOptions, MOST_DRAWS, USUAL_LEVELS } from './ensemble/options.js'
export { type ProportionInterval, proportionInterval } from './ensemble/proportion.js'
export type { Question } from './ensemble/question.js'
export { disk } from './files/disk.js'
export {
  type Failure,
  type Forecast,
  type ForecastOptions,
  forecastAll,
  forecastOne,
} from './forecast/batch.js'
export { type Bounds, UNBOUNDED } from './forecast/bounds.js'
export { SCALE_NAMES, type ScaleName } from './forecast/choose-scale.js'
export {
  arimaWithRegressors,
  type DynamicRegression,
  type RegressorPath,
} from './forecast/conditional/dynamic-regression.js'
export { forecastOn } from './forecast/conditional/forecast-on.js'
export {
  type Backtest,
  type BacktestOptions,
  backtest,
  type Hindcast,
} from './forecast/evaluation/backtest.js'
export {
  type BacktestAllOptions,
  backtestHistory,
  compareMethods,
  type HistoryBacktest,
  type MethodScores,
} from './forecast/evaluation/backtest-all.js'
export { dieboldMariano, type LossComparison } from './forecast/evaluation/diebold-mariano.js'
export { type ResidualChecks, residualChecks } from './forecast/evaluation/residual-checks.js'
export { type ScoreSheet, type Scores, scoresOf } from './forecast/evaluation/score-sheet.js'
export { coverage, crps, interval, mase, msis, pinball, rmsse, smape } from './forecast/evaluation/scores.js'
export { type FitOptions, type FittedSeries, fitSeries } from './forecast/fit-series.js'
export type { History } from './forecast/history/history.js'
export { type Histories, readHistories } from './forecast/history/read-histories.js'
export { type Fit, FitError, type Method } from './forecast/method.js'
export { type ArimaLimits, arimaOf, arimaWithin } from './forecast/methods/arima.js'
export { etsOf } from './forecast/methods/ets.js'
export { gompertzOf } from './forecast/methods/gompertz.js'
export { logisticOf } from './forecast/methods/logistic.js'
export { methodNamed, methods } from './forecast/methods.js'
export { medianOf, type Predictive } from './forecast/predictive.js'
export { RECONCILE_METHODS, type ReconcileMethod } from './forecast/reconcile/method.js'
export { type ReconcileOptions, type Reconciliation, reconcile } from './forecast/reconcile/reconcile.js'
export type { Cause, Remark } from './forecast/remark.js'
export { onScale, type Scale } from './forecast/scale.js'
export { type BrokenLine, findBreaks } from './forecast/trends/breaks.js'
export { causeText, remarkText } from './forecast/words.js'
export { jsonSchemas } from './language/json-schemas.js'
export type { Qualifier } from './language/quantity.js'
export type {
  Better,
  Block,
  Indicator,
  Lever,
  Model,
  Parameter,
  Reference,
  Scaled,
  YearPath,
} from './model/model.js'
export type { Find, Layer, LeverPath, Scenario, Sourced } from './model/scenario.js'
export type { Correlation, Draw, Effect, Fan, Shocks, Uncertain, Uncertainty } from './model/uncertain.js'
export {
  type LinearFit,
  leastSquares,
  type RegressionColumn,
} from './numerics/linear-algebra/least-squares.js'
export { polynomialFit } from './numerics/linear-algebra/polynomial-fit.js'
export {
  type LevenbergMarquardtOptions,
  levenbergMarquardt,
  type ResidualProblem,
} from './numerics/optimise/levenberg-marquardt.js'
export type { Alone, AloneVerdict } from './plan/check/alone.js'
export type { Change } from './plan/check/change.js'
export {
  type Check,
  type CheckLimits,
  type Conflict,
  checkPlan,
  type Group,
  type Member,
  USUAL_CHECK,
} from './plan/check/check.js'
export type { Need } from './plan/check/needs.js'
export type { Repair } from './plan/check/repairs.js'
export type { Witness } from './plan/check/witness.js'
export { type LinearCondition, type TargetConditions, targetConditions } from './plan/judge/conditions.js'
export { type Evaluation, evaluateOutcomes } from './plan/judge/evaluation.js'
export type { Leaning } from './plan/judge/goals.js'
export { judge, type Status, type Verdict } from './plan/judge/judge.js'
export { averageGrowth } from './plan/kinds/growth.js'
export { type Finding, lintPlan } from './plan/lint/lint.js'
export type {
  Band,
  Citation,
  Constant,
  Direction,
  Duty,
  Outcome,
  Plan,
  Printed,
  Relation,
  RelationStatus,
  Says,
  Subject,
  TableClaim,
  Target,
} from './plan/plan.js'
export type { Rank, Source, Statement } from './plan/statement.js'
export { answerText, conflictTitle, memberText, repairText, statementText } from './plan/words/check-words.js'
export { evaluationSentence } from './plan/words/evaluation-words.js'
export { figureText, statementName } from './plan/words/statement-words.js'
export { targetName, wantedText } from './plan/words/target-words.js'
export { verdictSentence } from './plan/words/verdict-words.js'
export type { Files } from './project/folder.js'
export { type Case, loadProject, openProject, type Project } from './project/load.js'
export type { Design } from './random/design.js'
export { type DesignName, designs } from './random/designs.js'
export type { Distribution } from './random/distribution.js'
export { distributionOf, type Specification } from './random/specification.js'
export type { Column } from './sensitivity/box.js'
export { type Discovery, type DiscoveryOptions, discover } from './sensitivity/discovery.js'
export type { Factor } from './sensitivity/factor.js'
export { type MorrisDesign, type MorrisOptions, morrisDesign } from './sensitivity/morris-design.js'
export { type MorrisEffect, morrisEffects } from './sensitivity/morris-effects.js'
export { saltelliDesign } from './sensitivity/saltelli-design.js'
export { type SobolIndex, type SobolIndices, sobolIndices } from './sensitivity/sobol-indices.js'
export { type Tornado, type TornadoOptions, tornado, tornadoDesign } from './sensitivity/tornado.js'
export type { Found } from './simulate/find.js'
export { type SimulateOptions, type Simulation, simulate } from './simulate/simulate.js'
export { type CsvCell, csv, type LongRow, longRows, tableToCsv } from './table/csv.js'
export { cellOf, concatenateSpreads, type Spread } from './table/spread.js'
export {
  concatenate,
  emptyTable,
  type Kind,
  type Measure,
  type Observation,
  offsetOf,
  pathOf,
  type Run,
  select,
  type Table,
  valueAt,
} from './table/table.js'
export { trendGrowth } from './table/trend.js'

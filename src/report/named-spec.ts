/** A chart's specification and the name of its file, without ending. */
export interface NamedSpec {
  readonly name: string
  readonly spec: object
}

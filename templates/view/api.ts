/** One parameter of an operation, or one property of a shape, as the documentation lists it. */
export interface ApiField {
  readonly name: string
  /** `query`, `path`, `header`; null for a property. */
  readonly place: 'query' | 'path' | 'header' | null
  readonly type: string
  /** Named shapes that the type speaks of. */
  readonly shapes: readonly string[]
  readonly required: boolean
  readonly description: string
}

export interface ApiOperation {
  readonly id: string
  /** `GET`. */
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly open: boolean
  readonly fields: readonly ApiField[]
  /** The named shape of the body; null: none. */
  readonly body: { readonly shape: string; readonly mediaTypes: readonly string[] } | null
  readonly answers: readonly { readonly status: number; readonly text: string; readonly shape: string | null }[]
  /** A command that asks it, with curl. */
  readonly sample: string
}

export interface ApiChapter {
  readonly name: string
  readonly title: string
  readonly operations: readonly ApiOperation[]
}

export interface ApiShape {
  readonly name: string
  readonly type: string
  readonly fields: readonly ApiField[]
}

/** The documentation of the API, read from its own document. */
export interface ApiDocumentation {
  /** Whole address that every path stands beneath. */
  readonly base: string
  readonly chapters: readonly ApiChapter[]
  readonly shapes: readonly ApiShape[]
}

export interface ApiLimitsView {
  readonly readsAMinute: number
  readonly writesAMinute: number
  readonly fileMegabytes: number
}

export interface ApiProblemView {
  readonly name: string
  readonly status: number
}

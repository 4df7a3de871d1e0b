/** What a mirror is a copy of. */
export interface MirrorFacts {
  /** Without a slash at the end. */
  readonly origin: string
  /** ISO 8601. */
  readonly asOf: string
  readonly logSize: number
  /** Base64. */
  readonly logRoot: string
}

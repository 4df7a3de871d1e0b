/** What the global set-up of a leg hands to its test files through vitest's `inject`. */
export interface EmbeddedLeg {
  readonly engine: 'embedded'
  /** File that holds a migrated data directory, as PGlite dumps it. */
  readonly template: string
  /** The same as a folder, as a service keeps it. */
  readonly folder: string
}

export interface PostgresLeg {
  readonly engine: 'postgres'
  /** A role that may create databases. */
  readonly url: string
  /** Name of the migrated database that each test file clones. */
  readonly template: string
  /** User and password of the lesser role that a service runs as; the clones grant it what it needs. */
  readonly service: { readonly user: string; readonly password: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    leg: EmbeddedLeg | PostgresLeg
  }
}

/** What a span says about its work; never what somebody typed. */
export type SpanFacts = Readonly<Record<string, string | number>>

/** Tells a collector of traces what was done, how long it took, and what it belonged to. */
export interface Tracer {
  /**
   * Does the work as one span under the current origin, so that what it begins, jobs included, belongs to it. The work may name the
   * span, and add facts, once it knows them. What it throws is thrown on; the span says of what kind it was.
   */
  span<Result>(
    name: string,
    kind: 'server' | 'consumer',
    work: (note: (facts: SpanFacts, name?: string) => void) => Promise<Result>,
  ): Promise<Result>
  /** A statement that took so many milliseconds until now. Outside any span nothing is told. */
  statement(text: string, milliseconds: number): void
  /** Sends what is left, for a few seconds at most. */
  close(): Promise<void>
}

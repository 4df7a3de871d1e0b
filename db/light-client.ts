import pg from 'pg'

type Answer = (error: Error | null, result: unknown) => void
type Ask = (config: unknown, values?: unknown, answer?: Answer) => unknown

/**
 * A client of `pg` that asks by callback where a promise is wanted. The promise that `pg` itself makes holds the query and its values,
 * and each one holds the next as long as the connection is kept: a long run of statements in transactions then fills the old
 * generation of the heap with what it sent. Rejects with the database's error.
 */
export class LightClient extends pg.Client {
  override query(...given: readonly unknown[]): never {
    const ask = super.query.bind(this) as unknown as Ask
    const [config, values, answer] = given
    const submitted = typeof (config as { readonly submit?: unknown } | null)?.submit === 'function'
    if (submitted || typeof values === 'function' || answer !== undefined) return ask(config, values, answer as Answer) as never
    return new Promise((resolve, reject) => {
      ask(config, values, (error, result) => (error ? reject(error) : resolve(result)))
    }) as never
  }
}

import type { Duplex } from 'node:stream'
import pg from 'pg'
import { NoAnswer } from './faults.ts'

type Answer = (error: Error | null, result: unknown) => void
type Ask = (config: unknown, values?: unknown, answer?: Answer) => unknown

/**
 * A client of `pg` that asks by callback where a promise is wanted. The promise that `pg` itself makes holds the query and its values,
 * and each one holds the next as long as the connection is kept: a long run of statements in transactions then fills the old
 * generation of the heap with what it sent. Rejects with the database's error.
 *
 * Who asks waits `patience` milliseconds at most (0: for ever); then the connection is given up and all that waits on it rejects with
 * NoAnswer. The server has ended the statement before, if it can be reached (`statement_timeout`).
 */
export class LightClient extends pg.Client {
  readonly #patience: number

  constructor(config: pg.ClientConfig & { readonly patience?: number } = {}) {
    super(config)
    this.#patience = config.patience ?? 0
    // Whoever has the connection hears of its end by the next question; an event that nobody listens to would end the process.
    this.on('error', () => undefined)
  }

  override query(...given: readonly unknown[]): never {
    const ask = super.query.bind(this) as unknown as Ask
    const [config, values, answer] = given
    const submitted = typeof (config as { readonly submit?: unknown } | null)?.submit === 'function'
    if (submitted || typeof values === 'function' || answer !== undefined) return ask(config, values, answer as Answer) as never
    return new Promise((resolve, reject) => {
      const timer = this.#patience === 0 ? undefined : setTimeout(() => this.#giveUp(), this.#patience)
      ask(config, values, (error, result) => {
        clearTimeout(timer)
        return error ? reject(error) : resolve(result)
      })
    }) as never
  }

  #giveUp(): void {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Duplex } }).connection
    stream.destroy(new NoAnswer(`the database gave no answer within ${this.#patience} ms`))
  }
}

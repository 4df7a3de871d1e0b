import { PostgresDialect, PostgresDriver, type Driver, type PostgresDialectConfig } from 'kysely'
import type { Commits } from './commits.ts'
import { CommitUnsure, databaseFault } from './faults.ts'

export interface Watchers {
  readonly commits: Commits
  /** Hears of every connection that could not be had, and every end of a transaction that failed. */
  readonly note: (error: unknown) => void
}

/**
 * Kysely's own dialect, which counts a commit before whoever waits for it hears of it, and tells a commit that broke from one that
 * was refused.
 */
export class WatchedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  readonly #watchers: Watchers

  constructor(config: PostgresDialectConfig, watchers: Watchers) {
    super(config)
    this.#config = config
    this.#watchers = watchers
  }

  override createDriver(): Driver {
    return new WatchedDriver(this.#config, this.#watchers)
  }
}

type PooledConnection = Parameters<PostgresDriver['rollbackTransaction']>[0]

class WatchedDriver extends PostgresDriver {
  readonly #watchers: Watchers

  constructor(config: PostgresDialectConfig, watchers: Watchers) {
    super(config)
    this.#watchers = watchers
  }

  override async acquireConnection(
    ...options: Parameters<PostgresDriver['acquireConnection']>
  ): ReturnType<PostgresDriver['acquireConnection']> {
    try {
      return await super.acquireConnection(...options)
    } catch (error) {
      this.#watchers.note(error)
      throw error
    }
  }

  override async commitTransaction(connection: PooledConnection): Promise<void> {
    try {
      await super.commitTransaction(connection)
    } catch (error) {
      const fault = databaseFault(error)
      const answered = typeof (error as { readonly severity?: unknown }).severity === 'string' && fault !== 'away'
      throw fault === null || answered ? error : new CommitUnsure('the connection broke during a commit', { cause: error })
    } finally {
      // A commit whose answer was lost may have been one.
      this.#watchers.commits.count += 1
    }
  }

  /** A connection that cannot roll back is closed, which rolls back; what went wrong before is what the caller should hear. */
  override async rollbackTransaction(connection: PooledConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => this.#watchers.note(error))
  }
}

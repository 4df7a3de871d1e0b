import type { Database } from './schema.ts'

/** What this process itself has written through one handle. */
export interface Commits {
  /** How many transactions of this process have ended with a commit, or may have: whoever saw the same count before missed none. */
  count: number
  /** Nobody but this process can write: the embedded database. */
  readonly alone: boolean
}

const known = new WeakMap<Database, Commits>()

/** Remembers the count that belongs to a handle. */
export function countCommits(db: Database, commits: Commits): void {
  known.set(db, commits)
}

/** The commits of this process on a handle that `connect` opened; a number in memory, so that every request may look at it. */
export function commitsOf(db: Database): Readonly<Commits> {
  const commits = known.get(db)
  if (commits === undefined) throw new Error('not a handle that was opened here')
  return commits
}

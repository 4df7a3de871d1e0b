import type { Transaction } from '../../../db/schema.ts'
import type { Outcome } from '../../../templates/view/import.ts'
import type { Context } from '../../kernel/context.ts'
import type { SaidOfValue } from '../read-value.ts'

/** What putting rows on the record needs: who brought them, who publishes them, and what this run knows already. */
export interface ApplyContext {
  /** Acts as whoever brought the file. */
  readonly author: Context & { readonly db: Transaction }
  /** Acts as whoever publishes; null: everything stays a draft. */
  readonly publisher: (Context & { readonly db: Transaction }) | null
  readonly singlePerson: boolean
  readonly memory: RunMemory
  /** What can be done only once the rows of this step are there. */
  readonly later: (() => Promise<void>)[]
}

/** What one run remembers between rows; emptied when a step is rolled back. */
export interface RunMemory {
  /** Evidence that this run added, by its content. */
  readonly evidence: Map<string, string>
  /** Slugs of institutions by folded slug and name; null: not read yet. */
  institutions: ReadonlyMap<string, string> | null
  /** Slugs of themes by folded slug and name; null: not read yet. */
  themes: ReadonlyMap<string, string> | null
  /** Slugs of agreements by folded title; null: not read yet. */
  agreements: ReadonlyMap<string, string> | null
}

export function newMemory(): RunMemory {
  return { evidence: new Map(), institutions: null, themes: null, agreements: null }
}

/** What became of one row. */
export interface Applied {
  readonly outcome: Exclude<Outcome, 'refused'>
  readonly subjectKind: string
  readonly subjectId: string | null
  /** As a reader knows it: a code, a slug. */
  readonly label: string
  readonly said: readonly (SaidOfValue & { readonly field?: string })[]
}

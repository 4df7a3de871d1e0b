import type { Transaction } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'
import type { Actor } from '../kernel/permissions.ts'
import type { ApplyContext, RunMemory } from './kinds/apply-context.ts'

interface People {
  readonly author: Actor
  /** Null: drafts. */
  readonly publisher: Actor | null
}

/** The context of a step: who brought the rows, who publishes them, under which batch. */
export function applyContextOf(ctx: Context, trx: Transaction, batchId: string, people: People, memory: RunMemory): ApplyContext {
  const singlePerson = people.publisher?.accountId === people.author.accountId
  const base = { ...ctx, db: trx, importBatch: batchId }
  return {
    author: { ...base, actor: people.author },
    publisher: people.publisher === null ? null : { ...base, actor: people.publisher },
    singlePerson,
    memory,
    later: [],
  }
}

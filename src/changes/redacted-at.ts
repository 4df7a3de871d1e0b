import type { Database } from '../../db/schema.ts'
import { readRedactions } from '../redactions/index.ts'

/** For each act, when a text of one of these owners was last redacted; acts without any are left out. */
export async function readRedactedAt(
  db: Database,
  acts: readonly { readonly seq: number; readonly owners: readonly string[] }[],
): Promise<ReadonlyMap<number, string>> {
  const redactions = await readRedactions(db, { ownerIds: [...new Set(acts.flatMap(({ owners }) => owners))] }, null)
  return new Map(
    acts.flatMap(({ seq, owners }) => {
      const latest = redactions.find(({ owner }) => owners.includes(owner))
      return latest ? [[seq, latest.at] as const] : []
    }),
  )
}

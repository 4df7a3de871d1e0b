import type { Database } from '../../db/schema.ts'
import type { ActivityGroup } from './activity-groups.ts'

/** Groups that a process keeps, of all searches together: some ten megabytes. */
const MOST_GROUPS = 40_000

interface Memory {
  readonly kept: Map<string, Promise<readonly ActivityGroup[]>>
  groups: number
}

const memories = new WeakMap<Database, Memory>()

/**
 * What a search adds up to, from the memory of the process. Published batches never change, so what was added up for the same batches
 * stays true; the searches asked for longest ago are forgotten first. Whoever asks while it is added up waits for the same query. Inside a
 * transaction, which may be taken back, nothing is kept.
 */
export function rememberedGroups(
  db: Database,
  key: string,
  addUp: () => Promise<readonly ActivityGroup[]>,
): Promise<readonly ActivityGroup[]> {
  if (db.isTransaction) return addUp()
  const memory = memories.get(db) ?? { kept: new Map(), groups: 0 }
  memories.set(db, memory)
  const known = memory.kept.get(key)
  if (known) {
    memory.kept.delete(key)
    memory.kept.set(key, known)
    return known
  }
  const added = addUp()
  memory.kept.set(key, added)
  void added.then(
    async ({ length }) => {
      memory.groups += length + 1
      await forgetOldest(memory)
    },
    () => memory.kept.delete(key),
  )
  return added
}

async function forgetOldest(memory: Memory): Promise<void> {
  for (const [key, kept] of memory.kept) {
    if (memory.groups <= MOST_GROUPS) return
    memory.kept.delete(key)
    memory.groups -= (await kept).length + 1
  }
}

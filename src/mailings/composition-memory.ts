import type { Database } from '../../db/schema.ts'
import type { Context } from '../kernel/context.ts'

/** Characters, or numbers at their worth in characters, that are remembered at most. */
const ROOM = 8_000_000

/**
 * What was composed for one mail and serves others, while the log stands still: every public change, a redaction too, is an entry
 * in it, so a piece that was made before one is forgotten. Holds a bounded amount, and drops what was not used for longest.
 */
export interface CompositionMemory {
  readonly logSize: number
  get<Value>(shelf: Shelf<Value>, key: string): Value | undefined
  set<Value>(shelf: Shelf<Value>, key: string, value: Value): void
}

/** Values of one kind. */
export interface Shelf<Value> {
  readonly name: string
  /** What a value takes, in characters. */
  readonly cost: (value: Value) => number
}

const memories = new WeakMap<Database, { readonly origin: string; readonly memory: CompositionMemory }>()

/** The memory for the log as it stands now. */
export async function compositionMemory(ctx: Context): Promise<CompositionMemory> {
  const { size } = await ctx.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  const origin = ctx.settings.publicUrl
  const known = memories.get(ctx.db)
  if (known?.origin === origin && known.memory.logSize === size) return known.memory
  const memory = createMemory(size)
  memories.set(ctx.db, { origin, memory })
  return memory
}

function createMemory(logSize: number): CompositionMemory {
  const kept = new Map<string, { readonly value: unknown; readonly cost: number }>()
  let used = 0
  return {
    logSize,
    get<Value>(shelf: Shelf<Value>, key: string) {
      const place = `${shelf.name} ${key}`
      const found = kept.get(place)
      if (!found) return undefined
      kept.delete(place)
      kept.set(place, found)
      return found.value as Value
    },
    set(shelf, key, value) {
      const place = `${shelf.name} ${key}`
      const cost = shelf.cost(value) + place.length
      used += cost - (kept.get(place)?.cost ?? 0)
      kept.delete(place)
      kept.set(place, { value, cost })
      for (const [oldest, dropped] of kept) {
        if (used <= ROOM) break
        kept.delete(oldest)
        used -= dropped.cost
      }
    },
  }
}

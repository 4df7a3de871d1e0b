import type { Context } from '../kernel/context.ts'
import { rootAt } from '../log/index.ts'
import type { CompositionMemory, Shelf } from './composition-memory.ts'

/** What the log was at a size: every reader who keeps it can check the history against it. */
export interface Witness {
  readonly size: number
  /** RFC 6962, base64. */
  readonly root: string
}

const WITNESS: Shelf<Witness> = { name: 'witness', cost: ({ root }) => root.length }

/** The log as it stands at the composition. */
export async function readWitness(ctx: Context, memory: CompositionMemory): Promise<Witness> {
  const known = memory.get(WITNESS, '')
  if (known) return known
  const witness = { size: memory.logSize, root: (await rootAt(ctx.db, memory.logSize)).toString('base64') }
  memory.set(WITNESS, '', witness)
  return witness
}

import type { Context } from '../kernel/context.ts'
import { noteStandings } from './note-standings.ts'
import { memoryOf } from './standings-memory.ts'

/**
 * Notes what is not noted yet, then takes the standings with their whole history into the memory of this process. From then on `tell`
 * hears of a history that could not be read. Throws when `signal` ends it.
 */
export async function warmStandings(
  ctx: Context,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (error: unknown) => void },
): Promise<void> {
  const memory = memoryOf(ctx)
  memory.tell = tell
  await noteStandings(ctx, signal)
  await memory.readHistory(ctx, signal)
}

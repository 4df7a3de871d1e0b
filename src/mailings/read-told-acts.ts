import type { ToldAct } from '../../templates/mail/parts/act.ts'
import { readChanges } from '../changes/index.ts'
import type { Context } from '../kernel/context.ts'
import { readMoves } from './read-moves.ts'
import { readToldEditions } from './read-told-editions.ts'

/** Acts as mails tell of them, read now: what was redacted since is gone, what may not be shown is not there. */
export async function readToldActs(ctx: Context, seqs: readonly number[]): Promise<ReadonlyMap<number, ToldAct>> {
  const changes = await readChanges(ctx, seqs)
  const of = (test: (change: (typeof changes)[number]) => boolean) => changes.filter(test).map(({ seq }) => seq)
  const moves = await readMoves(
    ctx,
    of(({ update }) => update !== null),
  )
  const editions = await readToldEditions(
    ctx,
    of(({ edition }) => edition !== null),
  )
  return new Map(
    changes.map((change) => [
      change.seq,
      { change, redactedAt: change.redactedAt, moved: moves.get(change.seq) ?? null, edition: editions.get(change.seq) ?? null },
    ]),
  )
}

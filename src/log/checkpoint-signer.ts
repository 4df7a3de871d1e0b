import type { Logger } from '../kernel/logger.ts'
import { checkpointText, provesConsistency, signNote, treeOf, type SigningKey } from '../verifier/index.ts'
import { LogBroken, type EventTiles } from './event-tiles.ts'
import type { SignedCheckpoint, SignedCheckpoints } from './signed-checkpoints.ts'

export interface CheckpointAnswer {
  /** The newest that was signed; null when none ever was. */
  readonly signed: SignedCheckpoint | null
  /** Why the present state is not signed; null when it is. */
  readonly refused: string | null
}

const REMINDER = 60_000

/**
 * Signs what the events are now, and only what extends everything signed before: a consistency proof from the last signed
 * checkpoint must hold. Otherwise it refuses, says so in the log as an error, and answers with the last one it signed.
 */
export function checkpointSigner(
  keys: readonly [SigningKey, ...SigningKey[]],
  tiles: EventTiles,
  memory: SignedCheckpoints,
  log: Logger,
): () => Promise<CheckpointAnswer> {
  const origin = keys[0].verifier.name
  let checked: string | null = null
  let running: Promise<CheckpointAnswer> | null = null
  let reported = Number.NEGATIVE_INFINITY

  const refuse = (signed: SignedCheckpoint | null, reason: string): CheckpointAnswer => {
    if (performance.now() - reported > REMINDER) {
      log.error({ reason, signed: signed?.note ?? null }, 'the log does not extend what was signed; nothing is signed (docs/log.md)')
      reported = performance.now()
    }
    return { signed, refused: reason }
  }

  const signOnce = async (last: SignedCheckpoint | null): Promise<CheckpointAnswer | null> => {
    const size = await tiles.size()
    if (last !== null && size === last.size && checked === last.note) return { signed: last, refused: null }
    if (last !== null && size < last.size) return refuse(last, `the log has ${size} events; ${last.size} were signed`)
    const tree = treeOf(tiles.readTile, size)
    const root = await tree.root()
    if (last !== null && !provesConsistency(last, { size, root }, await tree.consistency(last.size))) {
      return refuse(last, `the first ${last.size} events are not those that were signed`)
    }
    const note = last?.size === size ? last.note : signNote(checkpointText({ origin, size, root }), keys)
    if (last?.note !== note && !memory.add(last, note)) return null
    checked = note
    return { signed: { origin, size, root, note }, refused: null }
  }

  const sign = async (): Promise<CheckpointAnswer> => {
    for (;;) {
      const last = memory.last()
      try {
        const answer = await signOnce(last)
        if (answer) return answer
      } catch (error) {
        if (error instanceof LogBroken) return refuse(last, error.message)
        throw error
      }
    }
  }

  return async () => {
    running ??= sign().finally(() => {
      running = null
    })
    return running
  }
}

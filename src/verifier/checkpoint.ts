import type { TreeHead } from './proofs.ts'

export interface Checkpoint extends TreeHead {
  readonly origin: string
}

/** The text of a checkpoint (C2SP tlog-checkpoint), ready to be signed as a note. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** Reads the text of a checkpoint; extension lines are passed over. Null when it is not one. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [, origin, size = '', encoded = ''] = /^([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/.exec(text) ?? []
  const root = Buffer.from(encoded, 'base64')
  if (origin === undefined || root.toString('base64') !== encoded || !Number.isSafeInteger(Number(size))) return null
  return { origin, size: Number(size), root }
}

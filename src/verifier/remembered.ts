import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { parseNote, parseVerifierKey, signersOf, type VerifierKey } from './note.ts'

/** What a verifier keeps between two runs: the keys it trusts and the last checkpoint that it found in order. */
export interface Remembered {
  readonly keys: readonly VerifierKey[]
  readonly note: string
  readonly checkpoint: Checkpoint
}

/** Reads a remembered file: verifier keys, one a line, an empty line, the signed checkpoint. Null when there is none. Throws when it is damaged. */
export function readRemembered(file: string): Remembered | null {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const cut = text.indexOf('\n\n')
  const keys = text.slice(0, cut).split('\n').map(parseVerifierKey)
  const signed = text.slice(cut + 2)
  const note = parseNote(signed)
  const checkpoint = note && signersOf(note, keys) ? parseCheckpoint(note.text) : null
  if (checkpoint === null) throw new Error(`${file} is not what a verifier remembers: its checkpoint or its signature does not fit`)
  return { keys, note: signed, checkpoint }
}

/** Replaces the file in one step, so that a run that is cut off leaves the old one. */
export function writeRemembered(file: string, keys: readonly VerifierKey[], note: string): void {
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, `${keys.map((key) => key.text).join('\n')}\n\n${note}`)
  renameSync(partial, file)
}

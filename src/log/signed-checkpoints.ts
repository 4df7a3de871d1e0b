import { closeSync, existsSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { parseCheckpoint, parseNote, type Checkpoint } from '../verifier/index.ts'

export interface SignedCheckpoint extends Checkpoint {
  /** The signed note, as it is served. */
  readonly note: string
}

/** The signer's own memory, apart from the database that it watches. */
export interface SignedCheckpoints {
  last(): SignedCheckpoint | null
  /** Keeps a new one if `after` is still the last; false when another process signed meanwhile. */
  add(after: SignedCheckpoint | null, note: string): boolean
  close(): void
}

const PATIENCE = 10_000

/** Opens the file (SQLite, mode 0600), which several processes may share. It keeps every checkpoint ever signed and is only appended to. */
export function openSignedCheckpoints(file: string): SignedCheckpoints {
  closeSync(openSync(file, 'a', 0o600))
  const store = new DatabaseSync(file, { timeout: PATIENCE })
  store.exec('pragma synchronous = full; create table if not exists checkpoints (place integer primary key, note text not null)')
  const select = store.prepare('select note from checkpoints order by place desc limit 1')
  const insert = store.prepare('insert into checkpoints (note) values (?)')
  const last = () => {
    const row = select.get()
    return row === undefined ? null : readSigned(String(row['note']))
  }
  return {
    last,
    add(after, note) {
      store.exec('begin immediate')
      try {
        const free = last()?.note === after?.note
        if (free) insert.run(note)
        store.exec('commit')
        return free
      } catch (error) {
        store.exec('rollback')
        throw error
      }
    },
    close: () => store.close(),
  }
}

/** The newest that a key in this file signed; null when it signed none here. */
export function lastSigned(keyFile: string): SignedCheckpoint | null {
  const file = `${keyFile}.signed`
  if (!existsSync(file)) return null
  const memory = openSignedCheckpoints(file)
  try {
    return memory.last()
  } finally {
    memory.close()
  }
}

function readSigned(note: string): SignedCheckpoint {
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (checkpoint === null) throw new Error('the memory of signed checkpoints is damaged')
  return { ...checkpoint, note }
}

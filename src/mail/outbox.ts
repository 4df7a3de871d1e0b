import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^[\w.-]{1,100}\.eml$/

/** Writes one message as a file, for its owner only, because it may hold a link to sign in. Whole or not at all: whoever watches the folder never sees half a message. */
export async function storeInOutbox(folder: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${new Date().toISOString().replaceAll(':', '')}-${randomUUID().slice(0, 8)}.eml`
  const partial = join(folder, `.${name}.part`)
  await writeFile(partial, bytes, { mode: 0o600 })
  await rename(partial, join(folder, name))
}

/** Names of the files, the latest first. */
export async function listOutbox(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => NAME.test(name) && !name.startsWith('.')).toSorted((a, b) => (a < b ? 1 : -1))
}

/** The bytes of one file; null when there is none of that name. */
export async function readFromOutbox(folder: string, name: string): Promise<Buffer | null> {
  return NAME.test(name) && !name.startsWith('.') ? readFile(join(folder, name)).catch(() => null) : null
}

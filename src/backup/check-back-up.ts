import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { StartRefused } from '../../db/errors.ts'
import type { SigningKeys } from '../log/index.ts'
import { readArchive } from './archive.ts'
import { readManifest, type ReadManifest } from './manifest.ts'
import { LineDigest, linesOf } from './table-parts.ts'

/** What an entry of the archive is; null: nothing that a back-up holds. */
export function entryOf(name: string): { readonly table: string } | { readonly file: string } | null {
  const [, table, file] = /^(?:tables\/([a-z0-9_]+)\/\d{6,}\.ndjson\.gz|files\/([0-9a-f]{64}))$/.exec(name) ?? []
  return table !== undefined ? { table } : file !== undefined ? { file } : null
}

/**
 * Reads a back-up from end to end and compares every table's rows and every file with the signed manifest; writes nothing.
 * Throws StartRefused that says what is wrong.
 */
export async function checkBackUp(file: string, keys: SigningKeys | null): Promise<ReadManifest> {
  if (!existsSync(file)) throw new StartRefused(`There is no file ${file}.`)
  const digests = new Map<string, LineDigest>()
  const files = new Set<string>()
  let note: string | undefined
  for await (const { name, content } of readArchive(file)) {
    if (note !== undefined) throw new StartRefused(`The back-up is damaged: ${name} stands behind its manifest.`)
    const entry = entryOf(name)
    if (name === 'manifest') note = content.toString('utf8')
    else if (entry === null) throw new StartRefused(`${file} is no back-up of Vigía: it holds ${JSON.stringify(name)}.`)
    else if ('table' in entry) {
      const digest = digests.get(entry.table) ?? new LineDigest()
      digests.set(entry.table, digest)
      digest.add(await linesOf(name, content))
    } else {
      if (createHash('sha256').update(content).digest('hex') !== entry.file)
        throw new StartRefused(`The back-up is damaged: ${name} holds other bytes.`)
      files.add(entry.file)
    }
  }
  if (note === undefined) throw new StartRefused(`${file} is cut off, or no back-up of Vigía: its manifest, which comes last, is missing.`)
  const read = readManifest(note, keys)
  compare(read, digests, files)
  return read
}

function compare({ manifest }: ReadManifest, digests: ReadonlyMap<string, LineDigest>, files: ReadonlySet<string>): void {
  const named = new Set(manifest.tables.map(({ name }) => name))
  const unknown = [...digests.keys()].find((name) => !named.has(name))
  if (unknown !== undefined) throw new StartRefused(`The back-up is damaged: its manifest does not know the table ${unknown}.`)
  for (const { name, rows, sha256 } of manifest.tables) {
    const digest = digests.get(name) ?? new LineDigest()
    if (digest.rows !== rows) throw new StartRefused(`The back-up is damaged: ${name} has ${digest.rows} rows instead of ${rows}.`)
    if (digest.sha256() !== sha256) throw new StartRefused(`The back-up is damaged: the rows of ${name} are not those that were read.`)
  }
  const lost = manifest.files.kept.find((sha256) => !files.has(sha256))
  if (lost !== undefined) throw new StartRefused(`The back-up is damaged: the file ${lost} is missing.`)
}

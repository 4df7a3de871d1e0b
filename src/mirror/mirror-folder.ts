import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Invalid } from '../kernel/errors.ts'
import { digestOf } from './digest-of.ts'
import { MANIFEST, manifestText, readManifest, type Manifest } from './manifest.ts'

/** Where a run keeps what it writes until all of it is there. */
const NEXT = '.next'

/** What removing a file is answered where it is gone or a folder is in its place. */
const NOT_A_FILE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EPERM'])

export interface MirrorFolder {
  /** What the last whole run left; null: nothing. */
  readonly previous: Manifest | null
  /** Takes a file, unless the same bytes lie there already. Throws when two addresses want the same place. */
  add(path: string, content: Uint8Array | ReadableStream<Uint8Array>): Promise<void>
  /** Puts everything in its place, removes what the last run wrote and this one did not, and returns how many files changed. */
  commit(facts: Omit<Manifest, 'files'>): Promise<{ readonly files: number; readonly written: number; readonly removed: number }>
}

/**
 * Opens a folder to mirror into. New files are gathered beside the old ones, which stay as they are until the new manifest is whole;
 * a run that was cut off while it put them in place is completed first. Throws Invalid for a folder that holds something else.
 */
export async function openMirrorFolder(folder: string): Promise<MirrorFolder> {
  await mkdir(folder, { recursive: true })
  const next = join(folder, NEXT)
  if (await readManifest(next).catch(() => null)) await settle(folder)
  await rm(next, { recursive: true, force: true })
  const previous = await readManifest(folder)
  if (previous === null && (await readdir(folder)).length > 0) throw new Invalid({ folder: { key: 'errors.mirror_folder' } })
  const files = new Map<string, string>()
  let written = 0
  return {
    previous,
    async add(path, content) {
      const safe = placeOf(path)
      if (files.has(safe)) throw new Error(`two addresses of the site are the file ${safe}`)
      files.set(safe, '')
      const place = join(next, safe)
      await mkdir(dirname(place), { recursive: true })
      const hash = createHash('sha256')
      let sha256: string
      if (content instanceof Uint8Array) {
        sha256 = hash.update(content).digest('hex')
        if (!(await isThere(folder, previous, safe, sha256))) await writeFile(place, content)
      } else {
        const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            hash.update(chunk)
            yield chunk
          }
        }
        await pipeline(Readable.fromWeb(content as never), counted, createWriteStream(place))
        sha256 = hash.digest('hex')
        if (await isThere(folder, previous, safe, sha256)) await rm(place)
      }
      files.set(safe, sha256)
    },
    async commit(facts) {
      const text = manifestText({ ...facts, files })
      const staged = await filesBelow(next)
      written = staged.length
      await mkdir(next, { recursive: true })
      await writeFile(join(next, `${MANIFEST}.part`), text)
      await rename(join(next, `${MANIFEST}.part`), join(next, MANIFEST))
      const removed = await settle(folder)
      return { files: files.size, written, removed }
    },
  }
}

/**
 * Moves everything that is gathered to its place, then removes what only the old manifest names; first only where a file was that
 * is a folder now, or the other way round. May be done again at any point.
 */
async function settle(folder: string): Promise<number> {
  const next = join(folder, NEXT)
  const [before, after] = [await readManifest(folder), await readManifest(next)]
  const gone = [...(before?.files.keys() ?? [])].filter((path) => after?.files.has(path) !== true)
  const lately = new Set(gone)
  for (const path of gone) if (foldersOf(path).some((above) => after?.files.has(above))) await removeFile(folder, path)
  for (const path of await filesBelow(next)) {
    if (path === MANIFEST) continue
    for (const above of foldersOf(path)) if (lately.has(above)) await removeFile(folder, above)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await rename(join(next, path), join(folder, path))
  }
  for (const path of gone) await removeFile(folder, path)
  await rename(join(next, MANIFEST), join(folder, MANIFEST))
  await rm(next, { recursive: true, force: true })
  return gone.length
}

/** The folders that a path lies in, from the innermost. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'))
}

/** A file, if it is one by now, and the folders that are empty without it. */
async function removeFile(folder: string, path: string): Promise<void> {
  await unlink(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (!NOT_A_FILE.has(error.code ?? '')) throw error
  })
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    const empty = await rmdir(join(folder, above)).then(
      () => true,
      () => false,
    )
    if (!empty) return
  }
}

/** Whether a file is as the last run left it; by its bytes, so that a run mends what somebody changed. */
async function isThere(folder: string, previous: Manifest | null, path: string, sha256: string): Promise<boolean> {
  return previous?.files.get(path) === sha256 && (await digestOf(join(folder, path))) === sha256
}

/** A path of the site as one inside the folder. Throws for one that would lead out of it or is the mirror's own. */
function placeOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '')
  const refused = parts.some((part) => part === '.' || part === '..' || /[\0\\]/.test(part) || part.length > 200)
  if (parts.length === 0 || refused || parts[0] === NEXT || parts.join('/') === MANIFEST)
    throw new Error(`${path} cannot be a file of a mirror`)
  return parts.join('/')
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

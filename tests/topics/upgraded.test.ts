import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { Migrator } from 'kysely/migration'
import { expect, inject, it } from 'vitest'
import { connect, overEmbedded, type Connection } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { listAddressees } from '../../src/recommendations/index.ts'
import { advanceChannel, listTopicEvents, noteEvents, parseTopicKey, type SeqRange } from '../../src/topics/index.ts'
import { benchContext } from '../bench/bench-context.ts'
import { publishOne } from '../bench/publish-one.ts'
import { clonedDatabase } from '../support/database.ts'

async function empty(): Promise<Connection> {
  if (inject('leg').engine === 'embedded') {
    const pglite = await PGlite.create({ extensions: { pg_trgm, unaccent } })
    return overEmbedded(pglite, () => pglite.close())
  }
  const { url, drop } = await clonedDatabase({ migrated: false })
  const connection = await connect({ databaseUrl: url, dataDirectory: '' })
  return {
    ...connection,
    async close() {
      await connection.close()
      await drop()
    },
  }
}

it('a database of before there were subscriptions has its past noted at once, and tells only what comes after', async () => {
  const { db, close } = await empty()
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
    expect((await migrator.migrateTo('0016-report-requests')).error).toBeUndefined()
    const ctx = await benchContext(db)
    await loadCatalogue(ctx)
    const [addressee] = (await listAddressees(ctx, {}, null)).filter(({ status }) => status === 'not_assessed')
    const before = await publishOne(ctx, addressee?.id ?? '')
    expect(await migrate(db)).toContain('0017-topics')

    const topic = parseTopicKey(`changes?status=committed&institution=${addressee?.institution.slug}`) ?? expect.fail()
    expect(await listTopicEvents(ctx, topic, { limit: 1 })).toEqual([before])
    const after = await publishOne(ctx, addressee?.id ?? '')
    expect(await noteEvents(ctx)).toBe(after + 1)
    const told: SeqRange[] = []
    await advanceChannel(ctx, 'mail', async (_, range) => {
      told.push(range)
    })
    expect(told).toEqual([{ fromSeq: after, toSeq: after + 1 }])
  } finally {
    await close()
  }
}, 60_000)

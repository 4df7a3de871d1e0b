import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { ActivityQuery, findActivities } from '../../src/activities/index.ts'
import { benchContext } from './bench-context.ts'
import { median, type Figures } from './figures.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const ROUNDS = 20
const QUERIES = [
  '',
  'country=peru',
  'q=helicopter',
  'q=training',
  'unit=navy&country=peru',
  'year=2012',
  'sort=cost',
  'odd=1',
  'place=lima',
  'kind=subtotal',
]

/**
 * Reads, checks and stores a file of 82,052 activities on a throw-away Postgres in a process of its own, then searches them: seconds
 * and the most memory that the process had; milliseconds of a page's queries, medians of 20. The file is made up, with the traps of
 * real ones, or the one that is named (`activities=/path/to/file.csv.gz`).
 */
export async function activities(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  const url = await server.create('activities')
  const { db, close } = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 2 })
  try {
    await migrate(db)
    const ctx = await benchContext(db)
    const child = fork(join(import.meta.dirname, 'activities-child.ts'), [url, values[0] ?? ''])
    const [brought] = (await once(child, 'message')) as [{ rows: number; seconds: number; megabytes: number; before: number }]
    await sql`vacuum analyze`.execute(db)
    const figures: Figures = {
      import: { rows: brought.rows, seconds: brought.seconds, 'most MB': brought.megabytes, 'MB before': brought.before },
    }
    for (const query of QUERIES) {
      const parsed = ActivityQuery.parse(Object.fromEntries(new URLSearchParams(query)))
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const began = performance.now()
        await findActivities(ctx, parsed, null)
        times.push(performance.now() - began)
      }
      figures[query === '' ? 'everything' : query] = { ms: Math.round(median(times) * 10) / 10 }
    }
    return figures
  } finally {
    await close()
    await server.stop()
  }
}

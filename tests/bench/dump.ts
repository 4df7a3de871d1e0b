import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pg from 'pg'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { DATASETS, writeCsv } from '../../src/datasets/index.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { noteStandings } from '../../src/standings/index.ts'
import { benchContext } from './bench-context.ts'
import type { Figures } from './figures.ts'
import { fillRecord } from './fill-record.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const RECOMMENDATIONS = 10_000
/** After so many bytes, and after each as many again, what is still held is looked at. */
const LOOK_EACH = 20e6

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * Streams the data sets of a record of 1,000,000 acts (`dump=N`: of N recommendations) as CSV from a throw-away Postgres: MB a second
 * and the heap that is held after a collection, after the first 20 MB and at the most (flat: the same); beside it the same table of
 * events read by `select` and JSON by the server and sent down the same driver without a shape.
 */
export async function dump(values: readonly string[]): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  const url = await server.create('dumping')
  const { db, close } = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 2 })
  try {
    await migrate(db)
    const ctx = await benchContext(db)
    await loadCatalogue(ctx)
    await fillRecord(db, Number(values[0] ?? RECOMMENDATIONS))
    // The record was filled past the verbs: what a service notes as acts come in is noted at once here.
    await noteStandings(ctx)
    const figures: Figures = {}
    for (const dataset of DATASETS.filter(({ name }) =>
      ['events', 'evidence', 'updates', 'addressees', 'recommendations'].includes(name),
    )) {
      const { batches, columns, name } = dataset
      figures[`${name}.csv`] = await measured(writeCsv(columns, batches(ctx, {}, null)))
    }
    const select = await measured(bare(url))
    figures['bare select of events'] = select
    const events = figures['events.csv']
    if (events) events['times a bare select'] = Math.round((Number(events['seconds']) / Number(select['seconds'])) * 100) / 100
    return figures
  } finally {
    await close()
    await server.stop()
  }
}

async function* bare(url: string): AsyncGenerator<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin; declare all_events no scroll cursor for select row_to_json(e)::text as line from events e order by seq')
    for (;;) {
      const { rows } = await client.query<{ line: string }>('fetch 2000 from all_events')
      if (rows.length === 0) return
      yield rows.map(({ line }) => line).join('\n')
    }
  } finally {
    await client.end()
  }
}

async function measured(pieces: AsyncIterable<string>): Promise<Record<string, number>> {
  const held: number[] = []
  let bytes = 0
  let looking = 0
  const began = performance.now()
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes >= LOOK_EACH * (held.length + 1)) {
        const paused = performance.now()
        collect()
        held.push(process.memoryUsage().heapUsed)
        looking += performance.now() - paused
      }
      done()
    },
  })
  await pipeline(pieces, sink)
  const seconds = (performance.now() - began - looking) / 1000
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    MB: round(bytes / 1e6),
    seconds: round(seconds),
    'MB a second': round(bytes / 1e6 / seconds),
    ...(held[0] === undefined ? {} : { 'MB held after 20 MB': round(held[0] / 1e6), 'MB held at most': round(Math.max(...held) / 1e6) }),
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse'
import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'
import { loadCatalogue } from '../../src/imports/index.ts'
import { benchContext } from './bench-context.ts'
import type { Figures } from './figures.ts'
import type { OneImport } from './import-child.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

const ROWS = 82_052
const STEP = 4_000
const HEADER = 'report_years,country,program,course_title,student_unit,us_unit,start_date,end_date,location,quantity,total_cost,page_number'

/**
 * A file of 82,052 activities from upload to record, in a process of its own on a throw-away Postgres: seconds for reading, the check
 * of every row and the application, and its memory before and at most. Beside it, in the same run, csv-parse alone over the same file and a bare
 * insert of the same cells as text. `VIGIA_DATA_FILES`: the folder of the real file, else one of the same shape is made.
 */
export async function importActivities(): Promise<Figures> {
  const server = await throwAwayPostgres()
  if (server === null) return { skipped: { why: 'needs the Postgres binaries' } }
  const folder = mkdtempSync(join(tmpdir(), 'vigia-bench-'))
  const path = join(folder, 'activities.csv')
  try {
    writeFileSync(path, theFile())
    const url = await server.create('importing')
    const { db, close } = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 2 })
    await migrate(db)
    await loadCatalogue(await benchContext(db))
    const parsing = await seconds(() => parseAlone(path))
    const inserting = await seconds(() => insertAlone(db, path))
    const one = await importOnce(url, path)
    await close()
    const whole = (one.readMilliseconds + one.checkMilliseconds + one.applyMilliseconds) / 1000
    return {
      'csv-parse alone': { seconds: round(parsing) },
      'csv-parse and bare insert': { seconds: round(inserting) },
      'the import': {
        seconds: round(whole),
        rows: one.rows,
        added: one.outcomes['added'] ?? 0,
        'of it reading': round(one.readMilliseconds / 1000),
        'of it checking': round(one.checkMilliseconds / 1000),
        'of it applying': round(one.applyMilliseconds / 1000),
        'idle MB': Math.round(one.idleMegabytes),
        'peak MB': Math.round(one.peakMegabytes),
        'times the bare insert': round(whole / inserting),
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
}

function theFile(): Buffer {
  const real = join(process.env['VIGIA_DATA_FILES'] ?? '', 'us-training', 'western_hemisphere_trainings_raw.csv.gz')
  if (process.env['VIGIA_DATA_FILES'] && existsSync(real)) return gunzipSync(readFileSync(real))
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const [year, day] = [2000 + (row % 19), 1 + (row % 28)]
    const course = row % 700 === 699 ? `FY ${year} Program Totals` : `COURSE ${row % 997} OF THE SCHOOL`
    const end = row % 300 === 0 ? `9/${day}/${year} 9/${day}/${year}` : `10/${day}/${year}`
    return `${year}_${year + 1},Peru,"IMET, FY ${year % 100}",${course},UNIT ${row % 211},SCHOOL ${row % 97},9/${day}/${year},${end},"FORT ${row % 53}, GA",${row % 40},"$${1 + (row % 9)},160",${row % 300}`
  })
  return Buffer.from(`${HEADER}\n${lines.join('\n')}\n`)
}

async function importOnce(url: string, path: string): Promise<OneImport> {
  const child = fork(join(import.meta.dirname, 'import-child.ts'), [url, path, 'activities'])
  const [one] = (await once(child, 'message')) as [OneImport]
  return one
}

async function parseAlone(path: string): Promise<void> {
  for await (const row of createReadStream(path).pipe(parse()) as AsyncIterable<string[]>) if (row.length === 0) return
}

async function insertAlone(db: Database, path: string): Promise<void> {
  await sql`create table bare (cells text[])`.execute(db)
  let step: string[][] = []
  const flush = async () => {
    await sql`insert into bare select array(select jsonb_array_elements_text(r)) from jsonb_array_elements(${JSON.stringify(step)}::jsonb) r`.execute(
      db,
    )
    step = []
  }
  for await (const row of createReadStream(path).pipe(parse()) as AsyncIterable<string[]>) {
    step.push(row)
    if (step.length === STEP) await flush()
  }
  await flush()
}

async function seconds(act: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1000
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

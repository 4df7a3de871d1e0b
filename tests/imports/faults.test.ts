import { Readable } from 'node:stream'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { HTTPException } from 'hono/http-exception'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveUpload } from '../../src/http/workspace/receive-upload.ts'
import { discardImport, enqueueWaitingImports, readImport, runImport, startApply, startUndo } from '../../src/imports/index.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { check, receive } from './import-journal.ts'

const MANY = `course_title,country,start_date,quantity\n${Array.from({ length: 3_300 }, (_, row) => `Course ${row},Peru,2010-01-02,${row}`).join('\n')}\n`
const SAID = { batch_title_en: { constant: 'T' }, batch_publisher: { constant: 'P' }, batch_licence: { constant: 'MIT' } }
const BODIES = `slug,country,kind,name\n${Array.from({ length: 12 }, (_, row) => `body-${row},PE,ministry,Body ${row}`).join('\n')}\n`

describe('imports that are interrupted', () => {
  let record: TestRecord
  beforeAll(async () => {
    record = await testRecord({ instant: '2026-11-23T15:00:00.000Z', settings: { singlePerson: true } })
  })
  afterAll(() => record?.close())

  const stored = async () => (await record.db.selectFrom('activities').select('id').execute()).length

  it('a worker that dies in the third step leaves two whole ones, and the next goes on without doubling', async () => {
    const ada = record.administrator
    const batch = await check(ada, await receive(ada, 'i.csv', MANY, 'activities'), SAID)
    expect(batch.counts.outcomes).toEqual({ added: 3_300 })
    expect(await stored()).toBe(0)
    await startApply(ada, batch)
    const dies = new Error('killed')
    const run = runImport(record.system, batch, (done) => {
      if (done === 2_000) throw dies
    })
    await expect(run).rejects.toBe(dies)
    expect(await stored()).toBe(2_000)
    expect(await readImport(ada, batch.id)).toMatchObject({ state: 'applying', rowsDone: 2_000 })
    await Promise.allSettled([runImport(record.system, batch), runImport(record.system, batch)])
    expect(await stored()).toBe(3_300)
    expect(await readImport(ada, batch.id)).toMatchObject({ state: 'applied', counts: { outcomes: { added: 3_300 } } })
    const events = await record.db.selectFrom('events').select('kind').where('leaf', 'like', `%${batch.id}%`).execute()
    expect(events).toEqual([{ kind: 'activities_published' }])
  })

  it('a job that was lost, as a restored back-up has none, is given again while its batch waits', async () => {
    const ada = record.administrator
    const batch = await check(ada, await receive(ada, 'l.csv', MANY.replaceAll('Course', 'Lost'), 'activities'), SAID)
    await startApply(ada, batch)
    const next = () => record.queue.nextTry(record.db, 'run-import', batch.id)
    await sql`delete from pgboss.job where name = 'run-import'`.execute(record.db)
    expect(await next()).toBeNull()
    await enqueueWaitingImports(record.system)
    expect(await next()).not.toBeNull()
    await runImport(record.system, batch)
    expect(await readImport(ada, batch.id)).toMatchObject({ state: 'applied' })
  })

  it('what fails at every attempt ends as failed with what came in so far, which can then be taken back', async () => {
    const ada = record.administrator
    const before = await stored()
    const batch = await check(ada, await receive(ada, 'f.csv', MANY.replaceAll('Course', 'Exercise'), 'activities'), SAID)
    await startApply(ada, batch)
    const run = () =>
      runImport(record.system, batch, () => {
        throw new Error('broken')
      })
    for (let attempt = 1; attempt < 5; attempt += 1) await expect(run()).rejects.toThrow('broken')
    expect(await readImport(ada, batch.id)).toMatchObject({ state: 'applying', fault: { values: { attempts: 4 } } })
    await run()
    const failed = await readImport(ada, batch.id)
    expect(failed).toMatchObject({ state: 'failed', failedIn: 'applying', fault: { key: 'imports.problem.unexpected' } })
    expect(await stored()).toBeGreaterThan(before)
    expect(await thrown(discardImport(ada, failed))).toBe('errors.import_not_now')
    await startUndo(ada, failed)
    await runImport(record.system, batch)
    expect(await readImport(ada, batch.id)).toMatchObject({
      state: 'undone',
      counts: { outcomes: { added: 200 }, undone: 200, kept: 0 },
    })
    expect(await stored()).toBe(before)
  })

  it('one whose job the queue gave up, because its worker died too often, is taken up again, by one job', async () => {
    const ada = record.administrator
    const { pool } = record.connection
    const batch = await check(ada, await receive(ada, 'g.csv', BODIES.replaceAll('body-', 'given-'), 'institutions'))
    await pool.query("delete from pgboss.job where name = 'run-import'")
    await startApply(ada, batch)
    const jobs = async (state: string) =>
      (await pool.query('select id from pgboss.job where name = $1 and state::text = $2', ['run-import', state])).rows.length
    await pool.query("update pgboss.job set state = 'failed', completed_on = now() where name = 'run-import'")
    expect([await jobs('created'), (await readImport(ada, batch.id)).state]).toEqual([0, 'applying'])
    expect(await enqueueWaitingImports(record.system)).toBe(1)
    await enqueueWaitingImports(record.system)
    expect(await jobs('created')).toBe(1)
    await runImport(record.system, batch)
    expect(await readImport(ada, batch.id)).toMatchObject({ state: 'applied', counts: { outcomes: { added: 12 } } })
    expect(await enqueueWaitingImports(record.system)).toBe(0)
  })

  it('the same file twice at once is there once', async () => {
    const ada = record.administrator
    const pair = [await receive(ada, 'a.csv', BODIES, 'institutions'), await receive(ada, 'b.csv', BODIES, 'institutions')]
    for (const batch of pair) await startApply(ada, await check(ada, batch))
    await Promise.all(pair.map((batch) => runImport(record.system, batch)))
    const outcomes = await Promise.all(pair.map(async ({ id }) => (await readImport(ada, id)).counts.outcomes))
    expect(outcomes).toEqual(expect.arrayContaining([{ added: 12 }, { unchanged: 12 }]))
  })
})

describe('an upload', () => {
  const part = (name: string, fileName: string | null, content: string) =>
    `--xyz\r\nContent-Disposition: form-data; name="${name}"${fileName === null ? '' : `; filename="${fileName}"`}\r\n\r\n${content}\r\n`

  const received = async (body: string, limit: number, size = 7) => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-test-'))
    const bytes = Buffer.from(body)
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
    try {
      const { values, file } = await receiveUpload(Readable.from(pieces) as AsyncIterable<Uint8Array>, 'xyz', folder, limit)
      return { values, name: file?.name, content: file === null ? null : readFileSync(file.path, 'utf8') }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  it.each([1, 2, 5, 1_000])('is the same in pieces of %i bytes', async (size) => {
    const content = 'a;b\r\n--xy\r\n--xyz-not\r\n\u00e9'.replace('--xyz-not', '--xy z')
    const body = `${part('kind', null, 'updates')}${part('file', 'ñ.csv', content)}--xyz--\r\n`
    expect(await received(body, 10_000, size)).toEqual({ values: { kind: 'updates' }, name: 'ñ.csv', content })
  })

  it('is cut when it is longer than it may be, and refused when it ends too soon', async () => {
    const body = `${part('file', 'x.csv', 'a'.repeat(500))}--xyz--\r\n`
    await expect(received(body, 300)).rejects.toThrow(HTTPException)
    await expect(received(body.slice(0, 200), 10_000)).rejects.toThrow(HTTPException)
  })
})

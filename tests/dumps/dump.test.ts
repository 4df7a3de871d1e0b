import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATASETS } from '../../src/datasets/index.ts'
import { enqueueDueDump, makeDump, readDumpFile, readLatestDump, writeDumpFolder } from '../../src/dumps/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { gunzipSync } from 'node:zlib'

let record: TestRecord
const folder = mkdtempSync(join(tmpdir(), 'vigia-dump-test-'))
beforeAll(async () => {
  record = await testRecord({ instant: '2026-03-01T12:00:00Z' })
  await publishUpdate(record, await record.addressee('REC-01'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await record.close()
})

describe('a dump in a folder', () => {
  it('is whole: its sums fit, its lines fit its schema, its tables hang together', async () => {
    const { moment, files } = await writeDumpFolder(record.system, { folder, asOf: null }, () => undefined)
    expect(readdirSync(folder).toSorted()).toEqual(files.map((file) => file.name).toSorted())
    expect(execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: folder }).toString()).toBe('')
    const schema = JSON.parse(readFileSync(join(folder, 'schema.json'), 'utf8')) as { $id: string }
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(schema)
    const sqlite = new DatabaseSync(join(folder, 'vigia.sqlite'), { readOnly: true })
    expect(sqlite.prepare('pragma foreign_key_check').all()).toEqual([])
    for (const { name } of DATASETS) {
      const lines = readFileSync(join(folder, `${name}.ndjson`), 'utf8')
        .split('\n')
        .slice(0, -1)
      expect(lines).toHaveLength(files.find((file) => file.name === `${name}.csv`)?.rows ?? -1)
      const fits = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
      for (const line of lines) expect([name, fits?.(JSON.parse(line)), fits?.errors]).toEqual([name, true, null])
      expect(sqlite.prepare(`select count(*) as rows from "${name}"`).get()).toEqual({ rows: lines.length })
    }
    expect(sqlite.prepare("select value from about where name = 'log_size'").get()).toEqual({ value: String(moment.logSize) })
    expect(sqlite.prepare('select count(*) as columns from column_meanings').get()).toEqual({
      columns: DATASETS.reduce((sum, dataset) => sum + dataset.columns.length, 0),
    })
    sqlite.close()
  })

  it('has the same bytes whenever it is made of the same instant', async () => {
    const asOf = new Date('2026-03-01T12:00:00.001Z')
    const [first, second] = [join(folder, 'a'), join(folder, 'b')]
    const { files } = await writeDumpFolder(record.system, { folder: first, asOf }, () => undefined)
    record.clock.set('2026-03-01T18:00:00Z')
    await publishUpdate(record, await record.addressee('REC-02'))
    const again = await writeDumpFolder(record.system, { folder: second, asOf }, () => undefined)
    expect(again.files).toEqual(files)
  })
})

describe('the nightly dump', () => {
  it('is made once for a day, of its beginning, however often it is asked for', async () => {
    expect(await enqueueDueDump(record.system)).toBe(false)
    record.clock.set('2026-03-02T12:00:00Z')
    expect(await enqueueDueDump(record.system)).toBe(true)
    const made = await Promise.all([makeDump(record.system, { day: '2026-03-02' }), makeDump(record.system, { day: '2026-03-02' })])
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await enqueueDueDump(record.system)).toBe(false)
    const dump = await readLatestDump(record.reader)
    expect(dump).toMatchObject({ day: '2026-03-02', asOf: '2026-03-02T05:00:00.000Z' })
    for (const file of dump?.files ?? []) expect([file.name, (await content(file.name)).length]).toEqual([file.name, file.bytes])
  })

  it('loses its bytes with a text that is redacted, and is made again without it', async () => {
    const reason = 'El portal muestra tres textos íntegros.'
    expect((await content('updates.csv')).toString()).toContain(reason)
    const [update] = await record.db
      .selectFrom('status_updates')
      .select('id')
      .where('state', '=', 'published')
      .orderBy('event_seq', 'desc')
      .execute()
    await redactText(record.editor, {
      ownerId: update?.id ?? '',
      texts: [
        { field: 'reason', language: 'es' },
        { field: 'reason', language: 'en' },
      ],
      file: false,
      ground: 'personal_data',
      reason: { es: 'Nombraba a una persona', en: 'It named a person' },
    })
    expect(await readLatestDump(record.reader)).toBeNull()
    expect(await enqueueDueDump(record.system)).toBe(true)
    expect(await makeDump(record.system, { day: '2026-03-02' })).toBe(true)
    expect((await content('updates.csv')).toString().split(reason)).toHaveLength(2)
  })
})

async function content(name: string): Promise<Buffer> {
  const dump = await readLatestDump(record.reader)
  return gunzipSync(Buffer.concat(await Array.fromAsync(readDumpFile(record.reader, dump?.id ?? '', name))))
}

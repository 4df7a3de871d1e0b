import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import { columnMeaning } from '../../templates/open-data/column-meaning.ts'
import { DATASETS, splitList, unescapeFormula, type Cell, type Column } from '../../src/datasets/index.ts'
import { makeDump, readDumpFile, readLatestDump, writeDumpFolder } from '../../src/dumps/index.ts'
import { everyAct } from '../log/every-act.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord
const folder = mkdtempSync(join(tmpdir(), 'vigia-formats-'))
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T12:00:00Z' })
  await publishUpdate(record, await record.addressee('REC-01'), { summary: { es: '=SUMA(A1:A9)', en: "'=1; \\ «a»\nb" } })
  await everyAct(record)
  await writeDumpFolder(record.system, { folder, asOf: null }, () => undefined)
}, 300_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await record?.close()
})

it('CSV, NDJSON and SQLite say the same, row by row and cell by cell', () => {
  const sqlite = new DatabaseSync(join(folder, 'vigia.sqlite'), { readOnly: true })
  let cells = 0
  for (const { name, columns } of DATASETS) {
    const lines = readFileSync(join(folder, `${name}.ndjson`), 'utf8')
      .split('\n')
      .slice(0, -1)
    const table = parse(readFileSync(join(folder, `${name}.csv`)), { bom: true, record_delimiter: '\r\n' })
    const stored = sqlite.prepare(`select * from "${name}" order by rowid`).all()
    expect([name, table.length - 1, stored.length]).toEqual([name, lines.length, lines.length])
    for (const [index, line] of lines.entries()) {
      const row = JSON.parse(line) as Record<string, Cell>
      const fromCsv = columns.map((column, place) => [column.name, csvValue(column, table[index + 1]?.[place] ?? '')])
      const fromSqlite = columns.map((column) => [column.name, sqliteValue(column, stored[index]?.[column.name])])
      expect([name, Object.fromEntries(fromCsv)]).toEqual([name, emptied(row)])
      expect([name, Object.fromEntries(fromSqlite)]).toEqual([name, row])
      cells += columns.length
    }
  }
  expect(cells).toBeGreaterThan(3_000)
  sqlite.close()
})

it('what describes the columns agrees: metadata, schema, READMEs, the file itself', () => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const { tables } = JSON.parse(read('metadata.json')) as { tables: { url: string; tableSchema: { columns: { name: string }[] } }[] }
  const { $defs } = JSON.parse(read('schema.json')) as { $defs: Record<string, { properties: object }> }
  const sqlite = new DatabaseSync(join(folder, 'vigia.sqlite'), { readOnly: true })
  const meanings = sqlite.prepare('select dataset, "column", meaning_es, meaning_en from column_meanings').all()
  for (const { name, columns } of DATASETS) {
    const names = columns.map((column) => column.name)
    expect(tables.find(({ url }) => url === `${name}.csv`)?.tableSchema.columns.map((column) => column.name)).toEqual(names)
    expect(Object.keys($defs[name]?.properties ?? {})).toEqual(names)
    for (const language of ['es', 'en'] as const) {
      const section = read(`README.${language}.md`).split(`(\`${name}\`)`)[1]?.split('\n## ')[0]
      for (const column of columns) {
        const meaning = columnMeaning(column, words(language))
        expect(section).toContain(`: ${meaning}`)
        const told = meanings.find((row) => row['dataset'] === name && row['column'] === column.name)
        expect([name, column.name, told?.[`meaning_${language}`]]).toEqual([name, column.name, meaning])
      }
    }
  }
  for (const part of ['https://creativecommons.org/licenses/by/4.0/', 'https://vigia.example']) expect(read('LICENSE.txt')).toContain(part)
  sqlite.close()
})

it('a dump that cannot be written leaves the earlier one; its bytes go when two later ones are there, its digests never', async () => {
  record.clock.set('2026-12-27T12:00:00Z')
  await makeDump(record.system, { day: '2026-12-27' })
  const first = (await readLatestDump(record.reader)) ?? expect.fail()

  record.clock.set('2026-12-28T12:00:00Z')
  await takeRoom(record)
  await expect(makeDump(record.system, { day: '2026-12-28' })).rejects.toThrow('no room left')
  expect((await readLatestDump(record.reader))?.id).toBe(first.id)
  await record.connection.pool.query('drop function no_room() cascade')
  await makeDump(record.system, { day: '2026-12-28' })
  expect((await readLatestDump(record.reader))?.day).toBe('2026-12-28')
  expect((await Array.fromAsync(readDumpFile(record.reader, first.id, 'updates.csv'))).length).toBeGreaterThan(0)

  record.clock.set('2026-12-29T12:00:00Z')
  await makeDump(record.system, { day: '2026-12-29' })
  expect(await Array.fromAsync(readDumpFile(record.reader, first.id, 'updates.csv'))).toEqual([])
  const kept = await record.db.selectFrom('dump_files').select(['name', 'sha256']).where('dump_id', '=', first.id).execute()
  expect(kept).toHaveLength(first.files.length)
}, 120_000)

/** Makes the database refuse the last parts of a dump, as a full disk does. */
async function takeRoom({ connection }: TestRecord): Promise<void> {
  await connection.pool.query(
    `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'no room left'; end $$;
     create trigger no_room before insert on dump_parts for each row when (new.name = 'vigia.sqlite') execute function no_room()`,
  )
}

/** A list of empty items only is an empty one in CSV; `docs/data.md` says so. */
function emptied(row: Record<string, Cell>): Record<string, Cell> {
  const blank = (cell: Cell) => typeof cell === 'object' && cell !== null && cell.every((item) => item === '')
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, blank(cell) ? [] : cell]))
}

function csvValue({ type }: Column, cell: string): Cell {
  if (type === 'list') return splitList(unescapeFormula(cell))
  if (cell === '') return null
  if (type === 'integer' || type === 'number') return Number(cell)
  if (type === 'boolean') return cell === 'true'
  return type === 'text' ? unescapeFormula(cell) : cell
}

function sqliteValue({ type }: Column, cell: unknown): Cell {
  if (type === 'list') return JSON.parse(String(cell)) as readonly string[]
  return type === 'boolean' && cell !== null ? cell === 1 : (cell as Cell)
}

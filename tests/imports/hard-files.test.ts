import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportKind, Mapping } from '../../templates/view/import.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { apply, check, problemsOf, receive } from './import-journal.ts'

const said = (constant: string) => ({ constant })
const RECOMMENDATION: Mapping = {
  theme: said('oversight'),
  kind: said('explicit'),
  addressees: said('ministerio-de-defensa'),
  sources: said('HARD'),
  source_title: said('A platform'),
  source_language: said('en'),
}
const ACTIVITY: Mapping = { batch_title_en: said('Training'), batch_publisher: said('A monitor'), batch_licence: said('MIT') }

describe('what real files do', () => {
  let record: TestRecord
  beforeAll(async () => {
    record = await testRecord({ instant: '2026-11-23T15:00:00.000Z', settings: { singlePerson: true } })
  })
  afterAll(() => record?.close())

  /** What was found of each row, by key. */
  const tried = async (name: string, content: string | Uint8Array, kind: ImportKind, mapping: Mapping) => {
    const ada = record.administrator
    const batch = await check(ada, await receive(ada, name, content, kind), mapping)
    const found = await problemsOf(ada, batch.id)
    const at = (row: number | null) => found.filter((problem) => problem.row === row).map(({ key }) => key.replace('imports.', ''))
    return { batch, at, rows: batch.rowsTotal, outcomes: batch.counts.outcomes }
  }

  it('promises: escapes, line breaks in cells, several ministers in one, the same key twice, Windows-1252, CRLF', async () => {
    const lines = [
      'ID,Commitment,Ministers',
      'L-1,The King\\u2019s council,"A; B"',
      'L-2,"Two\nlines", x ',
      'L-2,Again,y',
      'L-4,vesselâ€™s,&amp;',
    ]
    const { at, outcomes } = await tried('p.csv', `${lines.join('\r\n')}\r\n`, 'recommendations', {
      ...RECOMMENDATION,
      source_addressees_en: { column: 'Ministers' },
    })
    expect(outcomes).toEqual({ added: 3, refused: 1 })
    expect(at(2)).toContain('read.escapes')
    expect(at(3)).toContain('problem.trimmed')
    expect([...at(4), ...at(5)]).toContain('problem.repeated')
    expect([...at(5), ...at(6)]).toEqual(expect.arrayContaining(['read.mojibake', 'read.entities']))
  })

  it('several bodies in one cell, apart by a semicolon and a line break, are read as so many, and both is said', async () => {
    const file = 'ID,Commitment,Ministers\r\nS-1,One,"ministerio-de-defensa;\r\nministerio-de-cultura"\r\nS-2,Two,ministerio-de-defensa\r\n'
    const { at, outcomes } = await tried('s.csv', file, 'recommendations', { ...RECOMMENDATION, addressees: { column: 'Ministers' } })
    expect(outcomes).toEqual({ added: 2 })
    expect(at(2)).toEqual(expect.arrayContaining(['read.line_breaks', 'problem.split']))
    expect(at(3)).not.toContain('problem.split')
  })

  it('JSON lines: instants as objects, other keys a line, values that no scale has', async () => {
    const lines = [
      { promise_id: 'J-1', text: 'One', score: 3, date_issued: '2025-04-19' },
      { promise_id: 'J-2', text: 'Two', score: 10, date_issued: { _seconds: 1748470185, _nanoseconds: 0 }, status: 'deleted' },
    ]
    const mapping = { ...RECOMMENDATION, kind: { column: 'score', values: { '3': 'explicit' } }, source_date: { column: 'date_issued' } }
    const { at, outcomes } = await tried('p.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'), 'recommendations', mapping)
    expect(outcomes).toEqual({ added: 1, refused: 1 })
    expect(at(2)).toEqual(expect.arrayContaining(['read.instant_object', 'problem.unknown_choice']))
    expect(at(null)).toContain('problem.column_unused')
  })

  it('activities: totals among them, two dates in a cell, ends before starts; the same file again, and undoing, are one act', async () => {
    const file =
      'course_title,country,start_date,end_date,quantity,total_cost\nA,Peru,9/14/2009 9/25/2009,,1,"$3,160"\nFY 2008 Program Totals,Peru,,,9,$0\nB,Peru,7/1/2010,6/1/2010,x,3349 \nB,Peru,7/1/2010,6/1/2010,x,3349 \n'
    const { batch, at, outcomes } = await tried('t.csv', file, 'activities', ACTIVITY)
    expect(outcomes).toEqual({ added: 4 })
    expect(at(4)).not.toContain('problem.repeats_row')
    expect(at(5)).toContain('problem.repeats_row')
    expect(at(null)).toContain('problem.padded')
    expect(at(2)).toContain('read.activity_two_dates')
    expect(at(3)).toContain('read.activity_subtotal')
    expect(at(4)).toEqual(expect.arrayContaining(['read.activity_ends_before', 'read.number_unreadable']))
    expect((await apply(record.administrator, batch)).state).toBe('applied')
    expect((await tried('t.csv', file, 'activities', ACTIVITY)).outcomes).toEqual({ unchanged: 4 })
  })

  it('what is no table is refused in words: YAML, a zip that is no workbook, nothing', async () => {
    const refused = (name: string, content: string | Uint8Array) => thrown(receive(record.administrator, name, content))
    expect(await refused('d.yaml', '- a: 1\n- a: 2\n')).toEqual({ file: expect.stringMatching(/^errors\./) as string })
    expect(await refused('d.xlsx', Buffer.from('504b0304deadbeef', 'hex'))).toEqual({ file: expect.stringMatching(/^errors\./) as string })
    expect(await refused('d.csv', '')).toEqual({ file: 'errors.file_empty' })
    expect(await record.db.selectFrom('import_batches').select('id').where('file_name', 'like', 'd.%').execute()).toEqual([])
  })

  const folder = process.env['VIGIA_DATA_FILES'] ?? ''
  const FILES: readonly (readonly [string, ImportKind, Mapping, number, readonly (readonly [number, string])[]])[] = [
    [
      'build-canada/bc_canada_promises_2024.jsonl',
      'recommendations',
      {
        ...RECOMMENDATION,
        code: { column: 'promise_id' },
        statement_en: { column: 'text' },
        title_en: { column: 'text' },
        quotes: { column: 'text' },
      },
      351,
      [[8, 'read.instant_object']],
    ],
    [
      'build-canada/bc_consolidated_2025_LPC_promises_final.csv',
      'recommendations',
      { ...RECOMMENDATION, code: said('CO-{row}') },
      352,
      [2, 3, 4, 5, 6].map((row) => [row, 'read.escapes']),
    ],
    [
      'build-canada/bc_2021-mandate-commitments.csv',
      'recommendations',
      { ...RECOMMENDATION, source_addressees_en: { column: 'All ministers' } },
      760,
      [69, 70, 73, 74, 75].map((row) => [row, 'read.line_breaks']),
    ],
    [
      'build-canada/bc_2025-LPC-platform.csv',
      'recommendations',
      { ...RECOMMENDATION, code: said('PL-{row}'), statement_en: { column: 'Commitment' } },
      348,
      [],
    ],
    [
      'build-canada/bc_2021MandateLetters.csv',
      'sources',
      {
        code: said('LETTER-{row}'),
        kind: said('mandate letter'),
        language: said('en'),
        title_en: { column: 'Department' },
        dated_on: { column: 'Date of Mandate Letter' },
      },
      40,
      [[2, 'problem.read_as']],
    ],
    [
      'trump-tracker/tt_data.json',
      'recommendations',
      { ...RECOMMENDATION, code: said('TT-{row}'), quotes: { column: 'title' }, statement_en: { column: 'title' } },
      174,
      [],
    ],
    [
      'us-training/peru_trainings_raw.csv',
      'activities',
      ACTIVITY,
      4344,
      [
        [1069, 'read.activity_subtotal'],
        [1534, 'read.activity_two_dates'],
        [2787, 'read.activity_ends_before'],
        [3992, 'read.activity_ends_before'],
      ],
    ],
    ['us-training/western_hemisphere_trainings_raw.csv.gz', 'activities', ACTIVITY, 82_052, []],
  ]
  it.skipIf(!existsSync(folder)).each(FILES)(
    '%s (needs VIGIA_DATA_FILES)',
    { timeout: 300_000 },
    async (path, kind, mapping, rows, traps) => {
      const { batch, at, outcomes } = await tried(path.replace(/.*\//, ''), readFileSync(join(folder, path)), kind, mapping)
      expect(batch.rowsTotal).toBe(rows)
      expect(outcomes).toEqual({ added: rows })
      for (const [row, key] of traps) expect([row, at(row)]).toEqual([row, expect.arrayContaining([key])])
      expect(await apply(record.administrator, batch)).toMatchObject({ state: 'applied', counts: { outcomes } })
    },
  )

  it.skipIf(!existsSync(folder)).each([
    ['status', { active: 'explicit' }, 15],
    ['progress_score', Object.fromEntries([0, 1, 2, 3, 4, 5].map((score) => [String(score), 'explicit'])), 298],
  ] as const)('a %s of the promises that no scale has (needs VIGIA_DATA_FILES)', { timeout: 60_000 }, async (column, values, row) => {
    const [path, kind, mapping] = FILES[0]!
    const { at } = await tried('s.jsonl', readFileSync(join(folder, path)), kind, {
      ...mapping,
      code: said('{row}'),
      kind: { column, values },
    })
    expect(at(row)).toContain('problem.unknown_choice')
  })
})

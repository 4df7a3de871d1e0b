import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discardImport, readImport, readReport, runImport, startApply, startCheck, startUndo } from '../../src/imports/index.ts'
import { publishStatusUpdate, readRecommendation, rewordRecommendation } from '../../src/recommendations/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import { publishUpdate, testRecord, thrown, type TestRecord } from '../support/record.ts'
import { apply, check, problemsOf, receive } from './import-journal.ts'

const RECOMMENDATIONS = `code,title,text,theme,institution,source,kind
IMP-1,Publish budgets,Publish the yearly budget.,oversight,Ministerio de Defensa,PLAN-1,Explicit
IMP-2,Consult,Consult before each exercise.,participation,ministerio-de-cultura,PLAN-1,explicit
`
const SOURCE = { source_title: { constant: 'A plan' }, source_language: { constant: 'en' } }
const UPDATES = `recommendation,institution,status,date,summary,reason,evidence title,publisher,evidence date,evidence type,evidence language
IMP-1,ministerio-de-defensa,Not begun,03/02/2026,Nothing yet,Nothing was tabled.,Record of the session,Congress,2026-02,parliamentary record,en
IMP-2,ministerio-de-cultura,no_evidence,2026-02-03,,,,,,,
IMP-2,ministerio-de-cultura,partial,2026-13-03,What,Why,Record,Congress,2026-02,press,en
`
const MEANINGS = {
  status: { column: 'status', values: { 'Not begun': 'not_started' } },
  effective_on: { column: 'date', dates: 'day_first' as const },
}

describe('imports on the record', () => {
  let record: TestRecord
  let ada: Context
  let bea: Context

  beforeAll(async () => {
    record = await testRecord({ instant: '2026-11-23T15:00:00.000Z' })
    ada = record.administrator
    bea = await record.join('administrator', 'Bea Luna')
  })
  afterAll(() => record?.close())

  const events = async (id: string) => {
    const rows = await record.db.selectFrom('events').select(['kind', 'leaf']).orderBy('seq').execute()
    return rows.filter(({ leaf }) => leaf.includes(`"import_batch":"${id}"`)).map(({ kind }) => kind)
  }

  it('recommendations wait for a second person, then come with their source, and the same file again changes nothing', async () => {
    const batch = await check(ada, await receive(ada, 'r.csv', RECOMMENDATIONS), SOURCE)
    expect(batch).toMatchObject({ kind: 'recommendations', state: 'checked', rowsTotal: 2, counts: { outcomes: { added: 2 } } })
    expect(await problemsOf(ada, batch.id)).toContainEqual(
      expect.objectContaining({ row: 2, column: 'kind', key: 'imports.problem.read_as' }),
    )
    expect(await events(batch.id)).toEqual([])
    expect(await startApply(ada, batch)).toBe('waiting')
    expect(await thrown(startApply(ada, { id: batch.id, version: batch.version + 1 }))).toBe('errors.import_second_person')
    expect(await thrown(startApply(bea, batch))).toEqual({ current: batch.version + 1 })
    await startApply(bea, { id: batch.id, version: batch.version + 1 })
    await runImport(record.system, batch)
    await runImport(record.system, batch)
    expect((await readImport(ada, batch.id)).counts.outcomes).toEqual({ added: 2 })
    expect(await events(batch.id)).toEqual(['recommendation_added', 'recommendation_added'])
    const again = await apply(ada, await check(ada, await receive(ada, 'r.csv', RECOMMENDATIONS), SOURCE), bea)
    expect(again.counts.outcomes).toEqual({ unchanged: 2 })
    expect(await events(again.id)).toEqual([])
  })

  it('a changed text is a new wording; undone, the earlier one comes back, unless somebody wrote another', async () => {
    const changed = RECOMMENDATIONS.replace('Publish the yearly budget.', 'Publish every contract.').replace(
      'Consult before',
      'Consult well before',
    )
    const batch = await apply(ada, await check(ada, await receive(ada, 'r.csv', changed), SOURCE), bea)
    expect(batch.counts.outcomes).toEqual({ changed: 2 })
    await rewordRecommendation(bea, { code: 'IMP-2', title: { es: '', en: 'Consult' }, statement: { es: '', en: 'Third' } })
    await startUndo(bea, batch)
    await runImport(record.system, batch)
    const { wordings } = await readRecommendation(record.reader, 'IMP-1', null)
    expect(wordings.map(({ statement }) => statement['en'])).toEqual([
      'Publish the yearly budget.',
      'Publish every contract.',
      'Publish the yearly budget.',
    ])
    const rows = (await Array.fromAsync(readReport(ada, batch.id))).flat()
    expect(rows.map(({ undo, undoFault }) => undoFault?.key ?? undo)).toContain('imports.undo.reworded_since')
  })

  it('updates: published where the rules allow it, drafts and said where not, faults left out; dates and values as told', async () => {
    const batch = await apply(ada, await check(ada, await receive(ada, 'u.csv', UPDATES), MEANINGS), bea)
    expect(batch).toMatchObject({ kind: 'updates', state: 'applied', counts: { outcomes: { added: 1, draft: 1, refused: 1 } } })
    const found = await problemsOf(ada, batch.id)
    const at = (row: number) => found.filter((problem) => problem.row === row).map(({ key }) => key)
    expect(at(2)).toEqual(expect.arrayContaining(['imports.problem.mapped', 'imports.problem.read_as']))
    expect(at(3)).toEqual(expect.arrayContaining(['imports.problem.stays_draft', 'errors.reason_missing']))
    expect(at(4)).toContain('imports.read.date_none')
    const stored = await record.db
      .selectFrom('status_updates')
      .select(['status', 'effective_on', 'state'])
      .where('state', '=', 'published')
      .where('status', '=', 'not_started')
      .where('effective_on', '=', '2026-02-03')
      .execute()
    expect(stored).toHaveLength(1)
    await startUndo(bea, batch)
    await runImport(record.system, batch)
    expect((await readImport(ada, batch.id)).counts).toMatchObject({ undone: 2, kept: 0 })
    expect(await events(batch.id)).toEqual(['update_published', 'update_withdrawn'])
  })

  it('as drafts: nothing is public, a reviewer publishes one, and undoing withdraws that one', async () => {
    const one = UPDATES.split('\n').slice(0, 2).join('\n').replace('03/02/2026', '04/02/2026')
    const batch = await apply(ada, await check(ada, await receive(ada, 'u.csv', one), MEANINGS, 'drafts'))
    expect(batch.counts.outcomes).toEqual({ draft: 1 })
    expect(await events(batch.id)).toEqual([])
    await startUndo(ada, batch)
    await runImport(record.system, batch)
    expect(await record.db.selectFrom('status_updates').select('id').where('effective_on', '=', '2026-02-04').execute()).toEqual([])
  })

  it('a recommendation that an assessment builds on stays when its batch is undone, and that is said', async () => {
    const file = RECOMMENDATIONS.replaceAll('IMP-', 'KEPT-')
    const batch = await apply(ada, await check(ada, await receive(ada, 'k.csv', file), SOURCE), bea)
    await publishUpdate(record, await record.addressee('KEPT-1'))
    await startUndo(bea, batch)
    await runImport(record.system, batch)
    expect((await readImport(ada, batch.id)).counts).toMatchObject({ undone: 1, kept: 1 })
    expect((await readRecommendation(record.reader, 'KEPT-1', null)).withdrawn).toBeNull()
    expect((await readRecommendation(record.reader, 'KEPT-2', null)).withdrawn).not.toBeNull()
  })

  it('of two administrators who apply, discard or undo at once one does it, and the other is told', async () => {
    const race = async (...tries: readonly Promise<unknown>[]) =>
      (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')
    const batch = await check(ada, await receive(ada, 'x.csv', RECOMMENDATIONS.replaceAll('IMP-', 'RACE-')), SOURCE)
    await startApply(ada, batch)
    const waiting = { id: batch.id, version: batch.version + 1 }
    expect(await race(startApply(bea, waiting), startApply(bea, waiting), startUndo(ada, waiting))).toHaveLength(1)
    expect(await thrown(discardImport(ada, { id: batch.id, version: batch.version + 2 }))).toBe('errors.import_not_now')
    await runImport(record.system, batch)
    const applied = await readImport(ada, batch.id)
    expect(applied).toMatchObject({ state: 'applied', publisher: bea.actor?.name })
    expect(await race(startUndo(ada, applied), startUndo(bea, applied), startApply(bea, applied))).toHaveLength(1)
    await Promise.all([runImport(record.system, batch), runImport(record.system, batch)])
    expect(await readImport(ada, batch.id)).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 0 } })
    expect((await events(batch.id)).toSorted()).toEqual([
      'recommendation_added',
      'recommendation_added',
      'recommendation_withdrawn',
      'recommendation_withdrawn',
    ])
  })

  it('a wrong mapping is refused by field; what nobody applied can be discarded, once', async () => {
    const batch = await receive(ada, 'r.csv', RECOMMENDATIONS)
    const wrong = { ...batch.mapping, theme: {}, code: { column: 'nowhere' } }
    expect(await thrown(startCheck(ada, { id: batch.id, version: 1, mapping: wrong, mode: 'published' }))).toEqual({
      theme: 'errors.import_not_mapped',
      code: 'errors.import_column_unknown',
    })
    expect(await thrown(startCheck(ada, { id: batch.id, version: 1, mapping: batch.mapping, mode: 'drafts' }))).toEqual({
      mode: 'errors.import_no_drafts',
    })
    expect(await thrown(startCheck(record.editor, { id: batch.id, version: 1, mapping: batch.mapping, mode: 'published' }))).toBe(
      'errors.not_allowed',
    )
    await discardImport(ada, batch)
    expect(await thrown(discardImport(bea, batch))).toBe('NotFound')
    expect(await thrown(publishStatusUpdate(ada, { id: batch.id, version: 1 }))).toBe('NotFound')
  })
})

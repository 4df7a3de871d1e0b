import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROPOSAL_KINDS, type ProposalKind } from '../../templates/view/proposal.ts'
import { changeProposal, discardProposal, propose, publishProposal, readProposal, returnProposal } from '../../src/proposals/index.ts'
import { bringSample } from '../activities/sample-file.ts'
import { testRecord, thrown, type TestRecord } from '../support/record.ts'
import { sampleContent, sampleSubject } from './sample-proposals.ts'

const EVENTS: Readonly<Record<ProposalKind, string>> = {
  position: 'position_stated',
  reading: 'reading_recorded',
  indicator: 'indicator_added',
  milestone: 'milestone_set',
  agreement: 'agreement_recorded',
  citation: 'activities_cited',
}

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  await bringSample(record.administrator)
})

afterAll(() => record?.close())

const row = (id: string) => record.db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const size = async () => (await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
const offer = async (kind: ProposalKind) =>
  propose(record.contributor, { kind, subjectId: await sampleSubject(record, kind), content: sampleContent(kind) })

describe.each(PROPOSAL_KINDS)('a proposal of the kind %s', (kind) => {
  it('is returned with a comment, changed, and published by somebody else, as one event that holds no text of it', async () => {
    const id = await offer(kind)
    const before = await size()
    await returnProposal(record.editor, { id, version: 1, comment: ' Falta el anexo. ' })
    expect(await row(id)).toMatchObject({ state: 'returned', version: 2, return_comment: 'Falta el anexo.' })
    await changeProposal(record.contributor, { id, version: 2, content: sampleContent(kind) })
    expect(await thrown(publishProposal(record.editor, { id, version: 2 }))).toEqual({ current: 3 })
    expect(await size()).toBe(before)
    const seq = await publishProposal(record.editor, { id, version: 3 })
    expect(await size()).toBe(before + 1)
    expect(await row(id)).toMatchObject({ state: 'published', event_seq: seq, content: null, single_person: false })
    const event = await record.db.selectFrom('events').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
    expect(event).toMatchObject({ kind: EVENTS[kind], actor: 'Emilio Vargas', single_person: false })
    expect(JSON.parse(event.leaf)).toMatchObject({ author: 'Rosa Quispe', actor: 'Emilio Vargas' })
    expect(event.leaf).not.toMatch(/acepta|3 de 9|portal|Actas|Minutes|seis|Memorando|datos|unidad nombrada|Estados Unidos/)
    expect(Object.keys((JSON.parse(event.leaf) as { texts: object }).texts).length).toBeGreaterThan(0)
    expect(await readProposal(record.editor, id)).toMatchObject({ state: 'published', proposed: null, seq })
  })

  it('is published once, of two who press at the same time', async () => {
    const other = await record.join('editor', `Elsa Ríos ${kind}`)
    const id = await offer(kind)
    const before = await size()
    const answers = await Promise.all([record.editor, other].map((ctx) => thrown(publishProposal(ctx, { id, version: 1 }))))
    expect(new Set(answers)).toEqual(new Set(['done', 'errors.proposal_closed']))
    expect(await size()).toBe(before + 1)
  })

  it('is not published by its author unless one person may; then the event says so', async () => {
    const id = await propose(record.editor, { kind, subjectId: await sampleSubject(record, kind), content: sampleContent(kind) })
    expect(await thrown(publishProposal(record.editor, { id, version: 1 }))).toBe('errors.own_proposal')
    const alone = { ...record.editor, settings: { ...record.editor.settings, singlePerson: true } }
    const seq = await publishProposal(alone, { id, version: 1 })
    const event = await record.db.selectFrom('events').select(['single_person', 'leaf']).where('seq', '=', seq).executeTakeFirstOrThrow()
    expect(event.single_person).toBe(true)
    expect(JSON.parse(event.leaf)).toMatchObject({ single_person: true })
    expect((await row(id)).single_person).toBe(true)
  })
})

describe('a proposal', () => {
  it('belongs to its author: others neither read, change nor discard it, reviewers may discard it', async () => {
    const id = await offer('milestone')
    const other = await record.join('contributor', 'Otra Persona')
    expect(await thrown(readProposal(other, id))).toBe('NotFound')
    expect(await thrown(changeProposal(other, { id, version: 1, content: sampleContent('milestone') }))).toBe('errors.not_own_proposal')
    expect(await thrown(discardProposal(other, { id, version: 1 }))).toBe('errors.not_own_proposal')
    await discardProposal(record.editor, { id, version: 1 })
    expect(await row(id)).toMatchObject({ state: 'discarded', content: null, event_seq: null })
    expect(await thrown(publishProposal(record.editor, { id, version: 2 }))).toBe('errors.proposal_closed')
    expect(await thrown(changeProposal(record.contributor, { id, version: 2, content: sampleContent('milestone') }))).toBe(
      'errors.proposal_closed',
    )
  })

  it('is signed with the name that its author chose, and one person never stands there under two', async () => {
    const pseudonym = 'La Vigilante'
    const own = { pseudonym, pseudonym_key: 'la vigilante' }
    const editor = await record.join('editor', 'Elena Soto')
    await record.db
      .updateTable('accounts')
      .set(own)
      .where('id', '=', editor.actor?.accountId ?? '')
      .execute()
    const signed = async () => {
      const input = { kind: 'milestone', subjectId: await sampleSubject(record, 'milestone'), content: sampleContent('milestone') } as const
      return propose(editor, { ...input, byline: 'pseudonym' })
    }
    const leafOf = async (seq: number) =>
      (await record.db.selectFrom('events').select('leaf').where('seq', '=', seq).executeTakeFirstOrThrow()).leaf
    const id = await signed()
    expect(await readProposal(record.editor, id)).toMatchObject({ author: pseudonym })
    const leaf = await leafOf(await publishProposal(record.editor, { id, version: 1 }))
    expect(JSON.parse(leaf)).toMatchObject({ author: pseudonym, actor: 'Emilio Vargas' })
    const alone = { ...editor, settings: { ...editor.settings, singlePerson: true } }
    const single = await leafOf(await publishProposal(alone, { id: await signed(), version: 1 }))
    expect(JSON.parse(single)).toMatchObject({ author: pseudonym, actor: pseudonym, single_person: true })
    expect(single).not.toContain('Elena Soto')
  })

  it('that was returned waits for its author, and one that is not there is not found', async () => {
    const id = await offer('reading')
    expect(await thrown(returnProposal(record.editor, { id, version: 1, comment: ' ' }))).toEqual({ comment: 'errors.comment_missing' })
    await returnProposal(record.editor, { id, version: 1, comment: 'x' })
    expect(await thrown(publishProposal(record.editor, { id, version: 2 }))).toBe('errors.proposal_not_submitted')
    expect(await thrown(returnProposal(record.editor, { id, version: 2, comment: 'x' }))).toBe('errors.proposal_not_submitted')
    for (const nowhere of [randomUUIDv7(), 'junk']) {
      expect(await thrown(publishProposal(record.editor, { id: nowhere, version: 1 }))).toBe('NotFound')
    }
  })

  it('is kept by the database: closed is closed, the author never publishes, nothing is published unread', async () => {
    const id = await offer('indicator')
    const refused = async (change: string, of = id) =>
      record.db
        .transaction()
        .execute(async (trx) => sql.raw(`update proposals set ${change} where id = '${of}'`).execute(trx))
        .then(
          () => 'done',
          (error: { code?: string }) => error.code,
        )
    const published = "state = 'published', content = null, published_at = now(), event_seq = 0"
    expect(await refused(`${published}, publisher_id = author_id`)).toBe('23514')
    expect(await refused("state = 'discarded'")).toBe('23514')
    expect(await refused('content = null')).toBe('23514')
    expect(await refused(`author_id = '${record.editor.actor?.accountId}'`)).toBe('23001')
    await returnProposal(record.editor, { id, version: 1, comment: 'x' })
    expect(await refused(`${published}, publisher_id = '${record.editor.actor?.accountId}'`)).toBe('23514')
    await discardProposal(record.contributor, { id, version: 2 })
    expect(await refused("return_comment = 'y'")).toBe('23001')
    for (const statement of [`delete from proposals where id = '${id}'`, 'truncate proposals cascade']) {
      await expect(sql.raw(statement).execute(record.db)).rejects.toMatchObject({ code: '23001' })
    }
  })
})

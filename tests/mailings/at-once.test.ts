import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Message } from '../../src/kernel/mailer.ts'
import { composeMails, tellByMail } from '../../src/mailings/index.ts'
import { redactText } from '../../src/redactions/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { publishUpdate, sampleEvidence, testRecord, type TestRecord } from '../support/record.ts'
import { follow } from './follow.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
})

afterAll(() => record?.close())

beforeEach(async () => {
  await sql`delete from mails`.execute(record.db)
  await sql`delete from subscribers`.execute(record.db)
})

/** As the job does that follows an act; `times` instances at once. */
async function tell(times = 1): Promise<void> {
  await noteEvents(record.system)
  await Promise.all(Array.from({ length: times }, () => tellByMail(record.system)))
}

function rows() {
  return record.db.selectFrom('mails').selectAll().orderBy('created_at').execute()
}

/** What each mail would say now, by address. */
async function messages(): Promise<ReadonlyMap<string, readonly Message[]>> {
  const made = [...(await composeMails(record.system, await rows())).values()].flatMap((message) => message ?? [])
  return Map.groupBy(made, (message) => message.to)
}

it('one mail a person and act, however many topics fit and instances run, which names them all', async () => {
  await follow(record, {
    address: 'three@example.org',
    follows: {
      changes: 'at_once',
      'changes?recommendation=REC-03': 'at_once',
      'changes?recommendation=REC-05': 'at_once',
      reports: 'weekly',
    },
  })
  await follow(record, { address: 'english@example.org', follows: { 'changes?recommendation=REC-03': 'at_once' }, language: 'en' })
  await follow(record, { address: 'daily@example.org', follows: { changes: 'daily' } })
  await publishUpdate(record, await record.addressee('REC-03'), { status: 'committed' })
  await tell(5)
  expect(await rows()).toHaveLength(2)
  const [three] = (await messages()).get('three@example.org') ?? []
  const [english] = (await messages()).get('english@example.org') ?? []
  expect(three?.subject).toMatch(/^REC-03 .*Congreso.* → Comprometida$/)
  expect(english?.subject).toMatch(/^REC-03 .*Congress.* → Committed$/)
  expect(three?.text).toMatch(/avisos inmediatos de: «Cambios» y «Cambios · REC-03 [^»]+»\./)
  expect(three?.list).toEqual({ id: 'at-once.vigia.example', name: 'Vigía: avisos inmediatos' })
  expect(three?.text).toContain(three?.unsubscribe)
  const { size } = await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
  expect(three?.text).toContain(`tenía ${size} asientos, con la raíz `)
  for (const message of [three, english]) expect(message?.messageId).toMatch(/^[\w-]{36}@vigia\.example$/)
})

it('nothing for a minor act, for what came before somebody followed, nor for who follows no more', async () => {
  const addressee = await record.addressee('REC-05')
  await publishUpdate(record, addressee, { status: 'committed' })
  const id = await follow(record, { address: 'late@example.org', follows: { changes: 'at_once' } })
  await publishUpdate(record, addressee, { status: 'committed', effectiveOn: '2026-03-01' })
  await tell()
  expect(await rows()).toEqual([])
  await publishUpdate(record, addressee, { status: 'partial', effectiveOn: '2026-04-01' })
  await tell()
  expect([...(await messages()).keys()]).toEqual(['late@example.org'])
  await record.db
    .updateTable('subscriptions')
    .set({ ended_at: new Date(), end_reason: 'one_click' })
    .where('subscriber_id', '=', id)
    .execute()
  expect([...(await composeMails(record.system, await rows())).values()]).toEqual([null])
  await publishUpdate(record, addressee, { status: 'substantial', effectiveOn: '2026-05-01' })
  await tell()
  expect(await rows()).toHaveLength(1)
})

it('never what was redacted before it is sent, nor evidence that may not be shown; it says that there was something', async () => {
  await follow(record, { address: 'reader@example.org', follows: { changes: 'at_once' } })
  const [secret, held] = ['Nombre de la testigo', 'Documento bajo embargo']
  const update = await publishUpdate(record, await record.addressee('REC-06'), {
    status: 'partial',
    reason: { es: `${secret} lo vio`, en: `${secret} saw it` },
    newEvidence: [
      { ...sampleEvidence(), announcementOnly: false },
      { ...sampleEvidence({ title: held, sensitivity: 'embargoed', embargoUntil: '2027-01-01' }), announcementOnly: false },
    ],
  })
  await tell()
  const [before] = (await messages()).get('reader@example.org') ?? []
  expect(before?.text).toContain(secret)
  await redactText(record.editor, {
    ownerId: update,
    texts: ['es', 'en'].map((language) => ({ field: 'reason', language })),
    file: false,
    ground: 'safety',
    reason: { es: 'Ponía en riesgo a una persona.', en: '' },
  })
  const [after] = (await messages()).get('reader@example.org') ?? []
  for (const part of [after?.subject, after?.text, after?.html]) {
    expect(part).not.toContain(secret)
    expect(part).not.toContain(held)
  }
  expect(after?.text).toContain('se suprimió un texto de este acto')
  expect(after?.text).toContain('Hay además una pieza de evidencia reservada')
})

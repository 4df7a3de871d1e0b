import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import type { Message } from '../../src/kernel/mailer.ts'
import { composeMails, startDigestRuns, tellByMail } from '../../src/mailings/index.ts'
import { noteEvents } from '../../src/topics/index.ts'
import { everyAct } from '../log/every-act.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { follow } from './follow.ts'

let record: TestRecord

/** Seven weeks in which every kind of act happened. */
beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  await startDigestRuns(record.system)
  await follow(record, { address: 'everything@example.org', follows: { changes: 'weekly' } })
  await follow(record, { address: 'twin@example.org', follows: { changes: 'weekly' } })
  await follow(record, {
    address: 'english@example.org',
    follows: { changes: 'weekly', 'changes?recommendation=REC-05': 'weekly' },
    language: 'en',
  })
  await follow(record, { address: 'one@example.org', follows: { 'changes?recommendation=REC-05': 'weekly' } })
  await follow(record, { address: 'minor@example.org', follows: { 'changes?kind=reply_invited': 'weekly' } })
  await follow(record, { address: 'reports@example.org', follows: { reports: 'reports' }, language: 'en', attachReports: true })
  await follow(record, { address: 'theme@example.org', follows: { 'changes?theme=transparency': 'reports' } })
  await everyAct(record)
  await noteEvents(record.system)
  await tellByMail(record.system)
  await startDigestRuns(record.system)
}, 60_000)

afterAll(() => record?.close())

async function messagesTo(address: string, ctx: Context = record.system): Promise<readonly Message[]> {
  const rows = await record.db.selectFrom('mails').selectAll().orderBy('event_seq').execute()
  return [...(await composeMails(ctx, rows)).values()].flatMap((message) => (message?.to === address ? [message] : []))
}

it('a digest tells net moves with their steps, every other kind in its group, minor acts in one line each', async () => {
  const [message, ...more] = await messagesTo('everything@example.org')
  const { subject, text, html } = message!
  expect(more).toEqual([])
  expect(subject).toBe('Vigía, del 2 de noviembre al 13 de diciembre: 4 cambios, 1 respuesta, 1 sin respuesta, 12 más')
  const headings = text.split('\n').filter((line) => /^[A-ZÁÉÍÓÚÑ]{5,}[A-ZÁÉÍÓÚÑ ]*$/.test(line))
  expect(headings.join(', ')).toBe(
    'CAMBIOS DE ESTADO, RESPUESTAS DE LAS INSTITUCIONES, POSICIONES, LISTA DE RECOMENDACIONES, ACUERDOS, PLAZOS, METAS Y MEDICIONES, INFORMES, CAMBIOS MENORES',
  )
  expect(text).toContain('◌ Sin evaluar → ◔ Comprometida\n\nEn 2 pasos:')
  expect(text).toContain('Cambió y volvió a donde estaba, en 2 pasos:')
  expect(text).toMatch(/2 nov\. 2026 · Evaluación corregida: Parcial → Comprometida/)
  expect(text).toContain('> Lo publicará en marzo.')
  const minor = text.slice(text.indexOf('CAMBIOS MENORES'), text.indexOf('Recibe este correo'))
  expect(minor.match(/^- /gm)).toHaveLength(17)
  expect(minor).toMatch(/^- .*invitada a responder hasta el .*\n {2}https:\/\/vigia\.example\/es\/recommendations\/REC-05#reply-/m)
  expect(html).toContain('<h2>Cambios de estado</h2>')
  expect(message!.list?.id).toBe('weekly.vigia.example')
})

it('who follows the same gets the same, but for the links; who follows one thing gets that alone', async () => {
  const only = async (name: string) => (await messagesTo(`${name}@example.org`))[0]
  const [first, second, english, one] = [await only('everything'), await only('twin'), await only('english'), await only('one')]
  const bare = (message: Message | undefined) => message?.text.replaceAll(/(preferences|unsubscribe)\/\S+/g, '')
  expect(bare(second)).toBe(bare(first))
  expect(second?.text).not.toBe(first?.text)
  expect(english?.text).toMatch(/weekly digest of: “Changes” and “Changes · REC-05 [^”]+”\./)
  expect(one?.subject).toMatch(/: 1 cambio, 1 respuesta$/)
  expect(one?.text).toContain('REC-05')
  expect(one?.text).not.toMatch(/REC-0[1-46-9]/)
  expect(await record.db.selectFrom('mails').select('id').where('kind', '=', 'digest').execute()).toHaveLength(4)
})

it('a subscriber of the reports gets each edition with its files, attached when asked for and not too large', async () => {
  const [baseline, mended, ...more] = await messagesTo('reports@example.org')
  expect(more).toEqual([])
  expect((await messagesTo('theme@example.org')).map(({ list }) => list?.id)).toEqual(['reports.vigia.example', 'reports.vigia.example'])
  expect([baseline?.subject, mended?.subject]).toEqual(['Baseline report no. 1', 'Baseline report no. 1.1'])
  const files = await record.db.selectFrom('edition_files').select(['bytes', 'sha256', 'content', 'language']).execute()
  const attached = mended?.attachments?.[0]
  expect(attached).toMatchObject({ name: 'baseline-r1.en.pdf', mediaType: 'application/pdf' })
  const own = files.find(({ content }) => attached && content.equals(attached.content))
  expect(own?.language).toBe('en')
  expect(mended?.text).toContain(
    `${own?.bytes.toLocaleString('en-US')} bytes\n  SHA-256: ${own?.sha256}\n  https://vigia.example/reports/baseline-r1.en.pdf`,
  )
  expect(mended?.text).toMatch(/is attached to this mail/)
  expect(mended?.text).toMatch(/Replaces edition no\. 1: Faltaba un destinatario\./)
  expect(baseline?.text).toContain('This edition has been replaced by no. 1.1.')
  const small = { ...record.system, settings: { ...record.system.settings, attachmentBytes: 100_000 } }
  const [linked] = await messagesTo('reports@example.org', small)
  expect(linked?.attachments).toBeUndefined()
  expect(linked?.text).toContain('larger than 0.1 MB')
})

it('mails that somebody asked for are made with what is asked now, and not once that has lapsed', async () => {
  const subscriber = await record.db.selectFrom('subscriptions').select(['id', 'subscriber_id']).executeTakeFirstOrThrow()
  const { id, subscriber_id } = subscriber
  const common = {
    subscriber_id,
    state: 'waiting' as const,
    created_at: new Date(),
    next_try_at: new Date(),
    event_seq: null,
    run_id: null,
  }
  const kinds = [
    { ...common, id: '00000000-0000-7000-8000-000000000001', kind: 'confirmation' as const, subscription_id: id, message_id: 'a' },
    { ...common, id: '00000000-0000-7000-8000-000000000002', kind: 'access' as const, subscription_id: null, message_id: 'b' },
  ]
  await record.db.insertInto('mails').values(kinds).execute()
  const rows = await record.db.selectFrom('mails').selectAll().where('kind', 'in', ['confirmation', 'access']).orderBy('id').execute()
  const [standing, access] = [...(await composeMails(record.system, rows)).values()]
  expect(standing?.text).toContain('/subscribe/preferences/')
  expect(access?.text).toContain('/subscribe/preferences/')
  const pending = (until: string) =>
    record.db
      .updateTable('subscriptions')
      .set({ confirmed_at: null, from_seq: null, confirm_before: new Date(until) })
      .where('id', '=', id)
      .execute()
  await pending('2027-01-01T00:00:00Z')
  expect((await composeMails(record.system, rows)).get(rows[0]!.id)?.text).toContain('/subscribe/confirm/')
  await pending('2026-12-01T00:00:00Z')
  expect((await composeMails(record.system, rows)).get(rows[0]!.id)).toBeNull()
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { readMailArguments } from '../../src/commands/read-mail-arguments.ts'
import { runCommand } from '../../src/commands/run-command.ts'
import { takeFeedback } from '../../src/deliveries/index.ts'
import { bounceAddress, readFeedback, type FeedbackReport } from '../../src/mail/index.ts'
import { createVault } from '../../src/kernel/vault.ts'
import { Readable } from 'node:stream'
import { testRecord, type TestRecord } from '../support/record.ts'
import { oweDigest } from './owed-mails.ts'
import { complaintReport, deliveryReport } from './reports.ts'

let record: TestRecord
let mails: readonly { readonly id: string; readonly subscriber_id: string }[]
const SMTP = 'smtp; 550 5.1.1 <somebody@example.org> unknown'

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-23T12:00:00Z', catalogue: false })
  await oweDigest(record.system, 16)
  mails = await record.db.selectFrom('mails').select(['id', 'subscriber_id']).orderBy('id').execute()
})
afterAll(() => record?.close())

const path = (place: number) => bounceAddress(record.system.vault, mails[place]?.id ?? '', 'bounces.example')
const reasonOf = async (place: number) => {
  const found = await record.db
    .selectFrom('subscriptions')
    .select('end_reason')
    .where('subscriber_id', '=', mails[place]?.subscriber_id ?? '')
    .executeTakeFirst()
  return found?.end_reason ?? null
}
const take = async (raw: string) => {
  const report = await readFeedback(Buffer.from(raw))
  return report && takeFeedback(record.reader, [report])
}

it.each([
  ['no such mailbox', 0, () => deliveryReport(path(0), 'failed', '5.1.1', SMTP), 'ended', 'bounce'],
  ['in capitals, between brackets', 1, () => deliveryReport(`<${path(1).toUpperCase()}>`, 'Failed', '5.1.1', SMTP), 'ended', 'bounce'],
  ['a status that says nothing', 2, () => deliveryReport(path(2), 'failed', '5.0.0', 'smtp; 550 no such user'), 'ended', 'bounce'],
  ['a general failure', 3, () => deliveryReport(path(3), 'failed', '5.0.0', 'x-unix; it broke'), 'unchanged', null],
  ['policy', 4, () => deliveryReport(path(4), 'failed', '5.7.1', 'smtp; 554 5.7.1 spam'), 'unchanged', null],
  ['a full mailbox', 5, () => deliveryReport(path(5), 'failed', '5.2.2', 'smtp; 552 5.2.2 full'), 'unchanged', null],
  ['delayed', 6, () => deliveryReport(path(6), 'delayed', '4.4.1', 'smtp; 451 4.4.1 later'), 'unchanged', null],
  ['gave up on something temporary', 7, () => deliveryReport(path(7), 'failed', '4.4.7', 'smtp; 451 4.4.7 expired'), 'unchanged', null],
  ['delivered', 8, () => deliveryReport(path(8), 'delivered', '2.1.5', 'smtp; 250 2.1.5 ok'), 'unchanged', null],
  ['abuse', 9, () => complaintReport('abuse', [`Original-Mail-From: <${path(9)}>`], []), 'ended', 'complaint'],
  ['abuse, in the original alone', 10, () => complaintReport('abuse', [], [`Return-Path: <${path(10)}>`]), 'ended', 'complaint'],
  ['not spam after all', 11, () => complaintReport('not-spam', [`Original-Mail-From: <${path(11)}>`], []), 'unchanged', null],
] as const)('%s', async (_, place, raw, outcome, reason) => {
  expect([await take(raw()), await reasonOf(place)]).toEqual([[outcome], reason])
  expect(await take(raw())).toEqual([outcome === 'ended' ? 'ended_before' : outcome])
})

it('believes nothing that it did not sign, and takes no other message for a report', async () => {
  const forged = bounceAddress(createVault(Buffer.alloc(32, 9)), mails[12]?.id ?? '', 'x')
  const strange = bounceAddress(record.system.vault, '019ab0c3-1f2d-7000-8000-0123456789ab', 'x')
  for (const to of [forged, strange, 'bounces@bounces.example', `bounces+${mails[12]?.id}@x`]) {
    expect(await take(deliveryReport(to, 'failed', '5.1.1', SMTP))).toEqual(['not_ours'])
    expect(await take(complaintReport('abuse', [`Original-Mail-From: <${to}>`], []))).toEqual(['not_ours'])
  }
  const away = `To: ${path(12)}\r\nSubject: Fuera de la oficina\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n`
  expect([await take(away), await take(''), await take('\0\xff\r\n\r\n')]).toEqual([null, null, null])
  expect(await reasonOf(12)).toBe(null)
})

it('takes a list, and refuses one that is not in order as a whole', async () => {
  const report = (place: number, over: Partial<FeedbackReport>): FeedbackReport => ({
    returnPaths: [path(place)],
    kind: 'bounce',
    status: null,
    ...over,
  })
  const token = path(13).slice('bounces+'.length, -'@bounces.example'.length)
  expect(
    await takeFeedback(record.reader, [report(13, { returnPaths: [token] }), report(14, { kind: 'delayed' }), report(13, {})]),
  ).toEqual(['ended', 'unchanged', 'ended_before'])
  await expect(takeFeedback(record.reader, [report(14, {}), report(14, { status: 'nonsense' })])).rejects.toMatchObject({ name: 'Invalid' })
  expect(await reasonOf(14)).toBe(null)
})

it('is a verb of the command line that reads a message', async () => {
  const args = await readMailArguments(Readable.from([Buffer.from(deliveryReport(path(15), 'failed', '5.1.1', SMTP))]))
  expect(await runCommand(record.system, ['mail', ...(args ?? [])])).toEqual({
    exitCode: 0,
    lines: ['The subscriptions of that address have ended.'],
  })
  expect(await reasonOf(15)).toBe('bounce')
  expect(await readMailArguments(Readable.from([Buffer.from('Subject: x\r\n\r\nx')]))).toBe(null)
  const flood = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1_000_000)
    })(),
  )
  await expect(readMailArguments(flood)).rejects.toThrow('larger than 20 MB')
})

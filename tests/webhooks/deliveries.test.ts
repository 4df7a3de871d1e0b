import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import {
  endOldSecret,
  listDisabledWebhooks,
  readWebhook,
  replayDelivery,
  replayFailed,
  rotateWebhookSecret,
  switchWebhook,
  tellWebhookOwner,
  testWebhook,
  webhookKey,
} from '../../src/webhooks/index.ts'
import { thrown, type TestRecord } from '../support/record.ts'
import { readMessage, signedBy } from './read-message.ts'
import type { Receiver } from './receiver.ts'
import { webhookBench, type WebhookBench } from './webhook-bench.ts'

let bench: WebhookBench
let record: TestRecord
let receiver: Receiver
let editor: Context

beforeAll(async () => {
  bench = await webhookBench()
  ;({ record, receiver, editor } = bench)
})
afterAll(() => bench?.close())
beforeEach(() => bench.clear())

it('tells each act once, thin and signed both ways, with the same id at every try, also while the secret changes', async () => {
  const { id, secret } = await bench.add(['changes', 'changes?recommendation=REC-01', 'reports'])
  receiver.answer(500)
  await bench.act()
  await bench.tell()
  await bench.deliver()
  bench.later(7)
  const rotated = await rotateWebhookSecret(editor, { id })
  receiver.answer(200)
  await bench.deliver()
  await bench.deliver()
  expect(receiver.received).toHaveLength(2)
  const [before, after] = receiver.received
  expect(after?.headers['webhook-id']).toBe(before?.headers['webhook-id'])
  expect(after?.headers['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/)
  expect(Number(after?.headers['webhook-timestamp']) - Number(before?.headers['webhook-timestamp'])).toBe(7)
  expect(after?.headers['content-type']).toBe('application/json')
  expect(readMessage(before, secret)).toMatchObject({ type: 'update.published' })
  expect(readMessage(after, secret)).toEqual(readMessage(after, rotated.secret))
  expect(() => readMessage(before, rotated.secret)).toThrow('No matching signature')
  const { publicKey } = await webhookKey(record.reader)
  expect([before, after].map((message) => signedBy(publicKey, message))).toEqual([true, true])

  const body = JSON.parse(after?.body ?? '{}') as { timestamp: string; data: Record<string, unknown> }
  expect(body.data).toMatchObject({
    webhook: id,
    kind: 'update_published',
    recommendation: 'REC-01',
    status: { from: 'partial', to: 'substantial' },
    topics: ['changes', 'changes?recommendation=REC-01'],
    pages: { es: 'https://vigia.example/es/recommendations/REC-01', en: 'https://vigia.example/en/recommendations/REC-01' },
  })
  expect(after?.body).not.toMatch(/Publicó|portal|Rosa|Emilio|gob\.pe/)

  bench.later(25 * 3600)
  await replayDelivery(editor, { id, deliveryId: (await bench.newest(id))?.id ?? '' })
  await bench.deliver()
  const replayed = receiver.received[2]
  expect(replayed?.headers['webhook-id']).toBe(before?.headers['webhook-id'])
  expect(() => readMessage(replayed, secret)).toThrow('No matching signature')
  await rotateWebhookSecret(editor, { id })
  await endOldSecret(editor, { id })
  await testWebhook(editor, { id })
  await bench.deliver()
  expect(() => readMessage(receiver.received[3], rotated.secret)).toThrow('No matching signature')
  expect(JSON.parse(receiver.received[3]?.body ?? '')).toMatchObject({ type: 'webhook.test', data: { webhook: id } })
})

it('tries ten times within about three days, then disables the webhook and tells its owner once; what was held can be replayed', async () => {
  const { id } = await bench.add()
  receiver.answer(500)
  await bench.act()
  const began = record.clock.now().getTime()
  for (let tries = 1; tries <= 10; tries += 1) {
    await bench.deliver()
    expect(receiver.received).toHaveLength(tries)
    const next = (await bench.newest(id))?.nextTryAt
    if (next) record.clock.set(next)
  }
  const hours = (record.clock.now().getTime() - began) / 3_600_000
  expect(hours).toBeGreaterThan(75)
  expect(hours).toBeLessThan(84)
  expect(await readWebhook(editor, id)).toMatchObject({ state: 'disabled', disabled: { reason: 'exhausted' }, failures: 10, unsent: 1 })
  expect((await listDisabledWebhooks(editor)).map((webhook) => webhook.id)).toEqual([id])
  expect(await listDisabledWebhooks(record.contributor)).toEqual([])
  await bench.act()
  await bench.deliver()
  expect(receiver.received).toHaveLength(10)
  expect(await bench.newest(id)).toMatchObject({ state: 'held', attempts: [] })

  for (let twice = 0; twice < 2; twice += 1) await tellWebhookOwner(record.system, { webhookId: id })
  const mails = await record.messages()
  expect(mails.map((mail) => [mail.to && 'text' in mail.to ? mail.to.text : '', mail.subject])).toEqual([
    [`${editor.actor?.accountId}@vigia.example`, 'Su webhook «Canal» se desactivó'],
  ])
  expect(mails[0]?.text).toContain(`https://vigia.example/es/workspace/webhooks/${id}`)
  expect(mails[0]?.text).not.toContain('/hook')

  receiver.answer(200)
  expect(await thrown(replayFailed(editor, { id, since: new Date(0) }))).toBe('errors.webhook_not_on')
  await switchWebhook(editor, { id, on: true })
  expect(await replayFailed(editor, { id, since: record.clock.now() })).toBe(1)
  expect(await replayFailed(editor, { id, since: new Date(0) })).toBe(1)
  await bench.deliver()
  expect(receiver.received).toHaveLength(12)
  expect(receiver.received[10]?.headers['webhook-id']).toBeDefined()
  expect(await readWebhook(editor, id)).toMatchObject({ state: 'on', disabled: null, failures: 0, unsent: 0, waiting: 0 })
})

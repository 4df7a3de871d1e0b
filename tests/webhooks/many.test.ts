import { afterAll, beforeAll, expect, it } from 'vitest'
import { noteEvents } from '../../src/topics/index.ts'
import { addWebhook, deliverWebhooks, listDeliveries, listWebhooks, tellWebhooks } from '../../src/webhooks/index.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'
import { openRawReceiver, openReceiver, toThisMachine, type Receiver } from './receiver.ts'

const PATIENCE = { connect: 2_000, head: 700, whole: 700 }

let record: TestRecord
let quick: Receiver
let never: Awaited<ReturnType<typeof openRawReceiver>>
let atOnce = 0
let most = 0

beforeAll(async () => {
  quick = await openReceiver()
  never = await openRawReceiver((socket) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    socket.on('close', () => (atOnce -= 1))
  })
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', webhooks: toThisMachine([quick.port, never.port], { patience: PATIENCE }) })
})
afterAll(async () => {
  await record?.close()
  await quick?.close()
  never?.close()
})

it('receivers that never answer keep nobody waiting, and none is sent too much at once', async () => {
  await noteEvents(record.system)
  await tellWebhooks(record.system)
  const add = (address: string) => addWebhook(record.editor, { address, topics: ['changes'], language: 'es' })
  for (let n = 0; n < 12; n += 1) await add(`https://n${n}.receiver.example:${never.port}/`)
  const { id } = await add(`https://receiver.example:${quick.port}/`)
  for (const code of ['REC-01', 'REC-02', 'REC-03']) await publishUpdate(record, await record.addressee(code))
  await noteEvents(record.system)
  await tellWebhooks(record.system)
  const delivering = deliverWebhooks(record.system, { lingerMs: 0 })
  const began = Date.now()
  while (quick.received.length < 3 && Date.now() - began < 10_000) await new Promise((resolve) => setTimeout(resolve, 50))
  const stillWaiting = (await listWebhooks(record.editor)).filter(({ waiting, id: other }) => waiting > 0 && other !== id)
  expect(quick.received).toHaveLength(3)
  expect(stillWaiting).toHaveLength(12)
  await delivering
  expect(most).toBeLessThanOrEqual(24)
  expect((await listDeliveries(record.editor, id)).deliveries.map(({ state }) => state)).toEqual(
    Array.from({ length: 3 }, () => 'accepted'),
  )
  const failing = (await listWebhooks(record.editor)).filter(({ failures }) => failures > 0)
  expect(failing).toHaveLength(12)
})

it('two workers at the same time send each message once', async () => {
  const before = quick.received.length
  await publishUpdate(record, await record.addressee('REC-07'))
  await noteEvents(record.system)
  await tellWebhooks(record.system)
  await Promise.all([1, 2, 3].map(() => deliverWebhooks(record.system, { lingerMs: 0 })))
  expect(quick.received).toHaveLength(before + 1)
})

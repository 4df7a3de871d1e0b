import fc from 'fast-check'
import { expect, it } from 'vitest'
import { AT_ONCE, chooseDeliveries } from '../../src/webhooks/choose-deliveries.ts'
import { restOf } from '../../src/webhooks/rest-of.ts'
import { MOST_TRIES, retryDelay } from '../../src/webhooks/retry-delay.ts'
import { retryAfterSeconds } from '../../src/webhooks/retry-after.ts'
import { typedTopic } from '../../src/webhooks/typed-topic.ts'
import { topicKey } from '../../src/topics/index.ts'

it('pauses as Standard Webhooks suggests, at most a tenth longer, about three days in all, and gives up after the tenth try', () => {
  const tries = Array.from({ length: MOST_TRIES }, (_, index) => index + 1)
  const pauses = tries.map((n) => retryDelay(n, 0, null))
  expect(pauses.map((pause) => pause && pause / 1000)).toEqual([5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400, null])
  expect(retryDelay(1, 1, null)).toBe(5_500)
  expect(retryDelay(1, 0, 600)).toBe(600_000)
  expect(retryDelay(9, 0, 1)).toBe(86_400_000)
  expect(retryDelay(1, 0, 999_999_999)).toBe(86_400_000)
})

it.each([
  ['120', 120],
  [' 0 ', 0],
  ['Mon, 02 Nov 2026 15:00:30 GMT', 30],
  ['Mon, 02 Nov 2020 15:00:30 GMT', 0],
  ['-5', null],
  ['1e9', null],
  ['soon', null],
  ['9'.repeat(400), null],
  [undefined, null],
])('Retry-After %s', (field, seconds) => {
  expect(retryAfterSeconds(field, new Date('2026-11-02T15:00:00Z'))).toBe(seconds)
})

it('leaves a receiver alone for as long as it asks, and longer the more it fails', () => {
  const answer = { outcome: 'failed', fault: 'status', status: 500, milliseconds: 1, retryAfterSeconds: null } as const
  expect([1, 4, 5, 6, 30].map((failures) => restOf(failures, answer))).toEqual([0, 0, 10_000, 20_000, 300_000])
  expect(restOf(1, { ...answer, status: 429 })).toBe(5_000)
  expect(restOf(1, { ...answer, retryAfterSeconds: 60 })).toBe(60_000)
  expect(restOf(1, { ...answer, retryAfterSeconds: 10 ** 9 })).toBe(86_400_000)
})

it('never sends too much at once, and slow receivers leave room for the others', () => {
  const one = fc.record({
    id: fc.uuid(),
    webhook_id: fc.constantFrom('a', 'b', 'c', 'd'),
    host: fc.constantFrom('x', 'y', 'z'),
    slow: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), fc.array(one, { maxLength: 8 }), (candidates, underWay) => {
      const all = [...underWay, ...chooseDeliveries(candidates, underWay)]
      const most = (of: (each: (typeof all)[number]) => string, bound: number) =>
        Object.values(Object.groupBy(all, of)).every((group) => (group?.length ?? 0) <= Math.max(bound, underWay.length))
      expect(all.length).toBeLessThanOrEqual(AT_ONCE.all)
      expect(most((each) => each.webhook_id, AT_ONCE.webhook) && most((each) => each.host, AT_ONCE.host)).toBe(true)
    }),
  )
  const slow = Array.from({ length: 50 }, (_, n) => ({ id: `s${n}`, webhook_id: `s${n}`, host: `s${n}`, slow: true }))
  const quick = { id: 'q', webhook_id: 'q', host: 'q', slow: false }
  expect(chooseDeliveries([...slow, quick], [])).toHaveLength(AT_ONCE.slow + 1)
  expect(chooseDeliveries([...slow, quick], [])).toContain(quick)
})

it.each([
  ['changes?theme=oversight', 'changes?theme=oversight'],
  ['/es/recommendations?country=PE&status=reversed', 'changes?status=reversed&country=PE'],
  ['https://vigia.example/en/recommendations?theme=oversight', 'changes?theme=oversight'],
  ['https://vigia.example/en/feeds/corrections.atom?country=PE', 'corrections?country=PE'],
  ['/es/subscribe?topic=reports%3Ftheme%3Doversight', 'reports?theme=oversight'],
  ['https://elsewhere.example/en/recommendations?theme=oversight', null],
  ['/es/reports', null],
  ['everything', null],
  ['changes?status=finished', null],
])('%s is the topic %s', (text, key) => {
  const topic = typedTopic(text, 'https://vigia.example')
  expect(topic && topicKey(topic)).toBe(key)
})

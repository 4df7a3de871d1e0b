import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { listAddressees, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { STATUSES } from '../../templates/view/scales.ts'
import { publishUpdate, testRecord, type TestRecord } from '../support/record.ts'

const ASSESSABLE = STATUSES.filter((status) => status !== 'not_assessed')
type Assessed = (typeof ASSESSABLE)[number]

interface Act {
  readonly what: 'publish' | 'correct' | 'withdraw'
  readonly status: Assessed
  readonly effectiveOn: string
  /** Which of the published ones is corrected or withdrawn. */
  readonly choice: number
  /** Milliseconds since the act before; 0: at the same instant. */
  readonly pause: number
}

/** The plain model: everything that was ever published, in the order of publication. */
interface Published {
  readonly id: string
  readonly status: Assessed
  readonly effectiveOn: string
  readonly publishedAt: number
  endedAt: number | null
}

const act = fc.record<Act>({
  what: fc.constantFrom('publish', 'publish', 'publish', 'correct', 'withdraw'),
  status: fc.constantFrom(...ASSESSABLE),
  effectiveOn: fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-06-15', '2026-06-16', '2026-10-31'),
  choice: fc.nat({ max: 9 }),
  pause: fc.constantFrom(0, 1, 1_000, 86_400_000),
})

let record: TestRecord
let addressees: string[]

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  record.clock.set('2026-11-02T16:00:00Z')
  addressees = (await listAddressees(record.reader, {}, null)).filter(({ status }) => status === 'not_assessed').map(({ id }) => id)
})

afterAll(() => record?.close())

/** Rule 1: latest in the world, then published last, then greatest id, of those that were neither withdrawn nor corrected. */
function expected(all: readonly Published[], before: number): string {
  const counting = all.filter((one) => one.publishedAt < before && (one.endedAt === null || one.endedAt >= before))
  const key = (one: Published) => `${one.effectiveOn} ${String(one.publishedAt).padStart(15, '0')} ${one.id}`
  const [winner] = counting.toSorted((a, b) => (key(a) < key(b) ? 1 : -1))
  return winner ? `${winner.status} since ${winner.effectiveOn}` : 'not_assessed since null'
}

async function derived(addresseeId: string, asOf: Date | null): Promise<string> {
  const [addressee] = await listAddressees(record.reader, { addresseeId }, asOf)
  return `${addressee?.status} since ${addressee?.statusSince}`
}

async function perform(addresseeId: string, all: Published[], step: Act): Promise<void> {
  const at = record.clock.now().getTime()
  const open = all.filter((one) => one.endedAt === null)
  const target = open[step.choice % Math.max(1, open.length)]
  if (step.what === 'withdraw') {
    if (!target) return
    await withdrawStatusUpdate(record.editor, { id: target.id, reason: { es: 'Se retractó la fuente.', en: '' } })
    target.endedAt = at
    return
  }
  const corrects = step.what === 'correct' && target ? target.id : null
  const id = await publishUpdate(record, addresseeId, { status: step.status, effectiveOn: step.effectiveOn, corrects })
  if (corrects !== null && target) target.endedAt = at
  all.push({ id, status: step.status, effectiveOn: step.effectiveOn, publishedAt: at, endedAt: null })
}

it('is what a plain model says, after every act and as of every instant between, and what was seen stays seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 7 }), async (steps) => {
      const addresseeId = addressees.shift()
      if (addresseeId === undefined) return
      const all: Published[] = []
      const seen: { readonly bound: number; readonly status: string }[] = []
      for (const step of steps) {
        record.clock.set(new Date(record.clock.now().getTime() + step.pause).toISOString())
        await perform(addresseeId, all, step)
        const bound = record.clock.now().getTime() + 1
        const status = await derived(addresseeId, null)
        expect(status).toBe(expected(all, bound))
        if (seen.at(-1)?.bound === bound) seen.pop()
        seen.push({ bound, status })
      }
      record.clock.set(new Date(record.clock.now().getTime() + 60_000).toISOString())
      for (const { bound, status } of seen) {
        expect(await derived(addresseeId, new Date(bound))).toBe(status)
        expect(await derived(addresseeId, new Date(bound - 1))).toBe(expected(all, bound - 1))
      }
    }),
    { numRuns: inject('leg').engine === 'postgres' ? 30 : 10, endOnFailure: true },
  )
})

it('of two of one day and one instant, the greater id wins; a back-dated one never', async () => {
  const addresseeId = addressees.pop() ?? ''
  const first = await publishUpdate(record, addresseeId, { status: 'committed', effectiveOn: '2026-06-15' })
  const second = await publishUpdate(record, addresseeId, { status: 'partial', effectiveOn: '2026-06-15' })
  expect(await derived(addresseeId, null)).toBe(`${second > first ? 'partial' : 'committed'} since 2026-06-15`)
  record.clock.set(new Date(record.clock.now().getTime() + 1_000).toISOString())
  await publishUpdate(record, addresseeId, { status: 'implemented', effectiveOn: '2026-06-14' })
  expect(await derived(addresseeId, null)).toBe(`${second > first ? 'partial' : 'committed'} since 2026-06-15`)
})

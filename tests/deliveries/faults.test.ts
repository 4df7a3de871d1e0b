import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { DigestKill } from '../faults/digest-steps.ts'
import { runDigestCampaign } from '../faults/run-digest-campaign.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

const KILLS: readonly DigestKill[] = [
  { kind: 'statement', point: { nth: 1, step: 'mails claimed', moment: 'sent' } },
  { kind: 'server', moment: 'in DATA', nth: 3 },
  { kind: 'statement', point: { nth: 2, step: 'mails marked', moment: 'before' } },
  { kind: 'server', moment: 'taken, before the yes', nth: 2 },
  { kind: 'statement', point: { nth: 3, step: 'mails marked', moment: 'sent' } },
  { kind: 'server', moment: 'after the yes', nth: 4 },
]

/** Several processes need a database that they can share. The whole campaign is `npm run faults:digest`. */
describe.skipIf(inject('leg').engine !== 'postgres')('workers that are killed in the middle of a digest', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database?.close())

  it('leave every mailbox with exactly one mail', async () => {
    const { killed, faults, runs, taken, repeats } = await runDigestCampaign({
      connection: database,
      databaseUrl: database.url ?? '',
      subscribers: 80,
      instances: 1,
      kills: KILLS,
    })
    expect(faults).toEqual([])
    expect([...killed.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5)
    expect([runs, taken - repeats]).toEqual([1, 80])
  }, 150_000)
})

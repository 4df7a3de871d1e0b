import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { DigestKill } from '../faults/digest-steps.ts'
import { runDigestCampaign } from '../faults/run-digest-campaign.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

/** One before the server has it, one in between, one after it said yes; the others are in the campaign. */
const KILLS: readonly DigestKill[] = [
  { kind: 'statement', point: { nth: 1, step: 'mails claimed', moment: 'sent' } },
  { kind: 'server', moment: 'taken, before the yes', nth: 2 },
  { kind: 'statement', point: { nth: 3, step: 'mails marked', moment: 'sent' } },
]

/** Several processes need a database that they can share. The whole campaign is `npm run faults:digest`. */
describe.skipIf(inject('leg').engine !== 'postgres')('workers that are killed in the middle of a digest', () => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database?.close())

  it('leave every mailbox with exactly one mail', async () => {
    const { faults, runs, taken, repeats } = await runDigestCampaign({
      connection: database,
      databaseUrl: database.url ?? '',
      subscribers: 40,
      instances: 1,
      kills: KILLS,
      wanted: 3,
    })
    expect(faults).toEqual([])
    expect(runs).toBeGreaterThanOrEqual(1)
    expect(taken - repeats).toBe(40 * runs)
  }, 240_000)
})

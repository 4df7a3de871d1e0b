import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runCampaign } from '../faults/campaign.ts'
import type { KillPoint } from '../faults/kill-switch.ts'
import { prepareRecord } from '../faults/prepare-record.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

/** By three at a time, until six were killed; the other moments are in the campaign. */
const KILLS: readonly KillPoint[] = [
  { nth: 1, step: 'draft made', moment: 'after' },
  { nth: 2, step: 'drawing', moment: 'sent' },
  { nth: 1, step: 'edition stored', moment: 'sent' },
  { nth: 1, step: 'log fenced', moment: 'after' },
  { nth: 1, step: 'files stored', moment: 'after' },
  { nth: 1, step: 'job completed', moment: 'before' },
]

/** Several processes need a database that they can share. The whole campaign is `npm run faults`. */
describe.skipIf(inject('leg').engine !== 'postgres')('workers that are killed in the middle of issuing', () => {
  let database: TestDatabase
  let editor: string

  beforeAll(async () => {
    database = await testDatabase()
    editor = await prepareRecord(database, '2026-10-20T15:00:00Z', false)
  })

  afterAll(() => database?.close())

  it('leave every period with one edition, whole, and numbers without gaps', async () => {
    const { faults } = await runCampaign({
      connection: database,
      databaseUrl: database.url ?? '',
      instances: 3,
      kills: KILLS,
      wanted: 6,
      clock: (round) => new Date(Date.UTC(2026, 10 + round, 1, 15)).toISOString(),
      editor,
    })
    expect(faults).toEqual([])
    const editions = await database.db.selectFrom('editions').select('slug').execute()
    expect(editions.length).toBeGreaterThanOrEqual(3)
  }, 240_000)
})

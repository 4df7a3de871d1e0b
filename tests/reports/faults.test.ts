import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runCampaign } from '../faults/campaign.ts'
import type { KillPoint } from '../faults/kill-switch.ts'
import { prepareRecord } from '../faults/prepare-record.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

const KILLS: readonly KillPoint[] = [
  { nth: 1, step: 'period opened', moment: 'sent' },
  { nth: 1, step: 'draft made', moment: 'after' },
  { nth: 1, step: 'job taken', moment: 'after' },
  { nth: 1, step: 'drawing', moment: 'sent' },
  { nth: 2, step: 'drawing', moment: 'sent' },
  { nth: 1, step: 'log fenced', moment: 'after' },
  { nth: 1, step: 'event appended', moment: 'after' },
  { nth: 1, step: 'edition stored', moment: 'sent' },
  { nth: 1, step: 'files stored', moment: 'after' },
  { nth: 1, step: 'job completed', moment: 'before' },
  { nth: 40, step: null, moment: 'sent' },
  { nth: 80, step: null, moment: 'after' },
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
    const { killed, faults } = await runCampaign({
      connection: database,
      databaseUrl: database.url ?? '',
      instances: 3,
      kills: KILLS,
      clock: (round) => (round < 2 ? '2026-11-01T15:00:00Z' : '2026-12-01T15:00:00Z'),
      editor,
    })
    expect(faults).toEqual([])
    expect([...killed.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(6)
    const editions = await database.db.selectFrom('editions').select('slug').execute()
    expect(editions.length).toBe(6)
  }, 150_000)
})

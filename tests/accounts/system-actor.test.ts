import { expect, it } from 'vitest'
import { systemActor } from '../../src/accounts/index.ts'
import { testDatabase } from '../support/database.ts'
import { movableClock } from '../support/movable-clock.ts'

it('makes one account for the service, however many instances start', async () => {
  const { db, close } = await testDatabase()
  const clock = movableClock('2026-11-02T15:00:00Z')
  const actors = await Promise.all([1, 2, 3, 4].map(() => systemActor(db, clock)))
  expect(new Set(actors.map((actor) => JSON.stringify(actor))).size).toBe(1)
  expect(actors[0]).toMatchObject({ role: 'system', name: 'Vigía', publicName: 'Vigía' })
  expect(await db.selectFrom('accounts').select(['id', 'role']).execute()).toEqual([{ id: actors[0]?.accountId, role: 'system' }])
  await close()
})

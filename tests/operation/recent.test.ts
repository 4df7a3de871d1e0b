import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { recent } from '../../src/operation/recent.ts'

const options = { lastsMilliseconds: 60_000, patienceMilliseconds: 60_000, onError: () => undefined }

it('is read once for all who ask meanwhile and soon after, and again when it is old', async () => {
  let reads = 0
  const read = async () => {
    await sleep(20)
    return (reads += 1)
  }
  const lasting = recent(read, options)
  expect(await Promise.all([1, 2, 3].map(() => lasting.read()))).toEqual([1, 1, 1])
  expect(await lasting.read()).toBe(1)
  const fleeting = recent(read, { ...options, lastsMilliseconds: 0 })
  expect([await fleeting.read(), await fleeting.read()]).toEqual([2, 3])
})

it('is null when the reading fails, which is told once and serves as long', async () => {
  const told: unknown[] = []
  let reads = 0
  const failing = recent(
    async () => {
      reads += 1
      throw new Error('away')
    },
    { ...options, onError: (error) => told.push(error) },
  )
  expect([await failing.read(), await failing.read()]).toEqual([null, null])
  expect([reads, told.length]).toEqual([1, 1])
})

it('is null for who would wait too long, and no second reading begins beside one that hangs', async () => {
  let reads = 0
  const { promise, resolve } = Promise.withResolvers<number>()
  const hanging = recent(
    () => {
      reads += 1
      return promise
    },
    { ...options, patienceMilliseconds: 10 },
  )
  expect([await hanging.read(), await hanging.read(), reads]).toEqual([null, null, 1])
  resolve(7)
  await promise
  expect([await hanging.read(), reads]).toEqual([7, 1])
})

import { expect, it } from 'vitest'
import { logSize } from '../../src/http/caching/log-size.ts'

function asked(alone: boolean) {
  const commits = { count: 0, alone }
  const health: { away: { since: Date } | null } = { away: null }
  const state: { size: number; questions: number; fault: Error | null } = { size: 7, questions: 0, fault: null }
  const read = async () => {
    state.questions += 1
    if (state.fault !== null) throw state.fault
    return state.size
  }
  return { commits, health, state, size: logSize(read, commits, health) }
}

it.each([true, false])('nothing is taken from memory before it was read, nor after a commit of this process (alone: %s)', async (alone) => {
  const { commits, state, size } = asked(alone)
  expect([size.recent(), await size.read(), size.recent()]).toEqual([undefined, 7, 7])
  state.size = 8
  commits.count += 1
  expect(size.recent()).toBeUndefined()
  expect([await size.read(), size.recent()]).toEqual([8, 8])
})

it('a commit while the reading is under way makes what it brings old', async () => {
  const { commits, size } = asked(true)
  const reading = size.read()
  commits.count += 1
  expect([await reading, size.recent()]).toEqual([7, undefined])
  expect([await size.read(), size.recent()]).toEqual([7, 7])
})

it('who shares the database asks again, who has it alone never', async () => {
  const [shared, alone] = [asked(false), asked(true)]
  await Promise.all([shared.size.read(), alone.size.read()])
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect([shared.size.recent(), alone.size.recent(), alone.state.questions]).toEqual([undefined, 7, 1])
})

it('many who ask while a reading is under way share the next one', async () => {
  const { state, size } = asked(false)
  const first = size.read()
  state.size = 9
  expect(await Promise.all([first, size.read(), size.read(), size.read()])).toEqual([7, 9, 9, 9])
  expect(state.questions).toBe(2)
})

it('a database that is away is not asked; one that fails is no size, and a defect stays one', async () => {
  const { health, state, size } = asked(false)
  expect(await size.reach()).toBe(7)
  health.away = { since: new Date() }
  expect([await size.reach(), state.questions]).toEqual([null, 1])
  health.away = null
  state.fault = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  expect(await size.reach()).toBeNull()
  state.fault = new TypeError('a defect')
  await expect(size.reach()).rejects.toThrow('a defect')
})

it('who waits too long is told so, and those behind wait no more', async () => {
  const stuck = logSize(() => new Promise(() => undefined), { count: 0, alone: false }, { away: null })
  expect(await stuck.reach()).toBeNull()
  expect(await stuck.reach()).toBeNull()
})

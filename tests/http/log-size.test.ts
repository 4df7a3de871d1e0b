import { expect, it } from 'vitest'
import { logSize } from '../../src/http/caching/log-size.ts'

function asked(alone: boolean) {
  const commits = { count: 0, alone }
  const state = { size: 7, questions: 0 }
  const size = logSize(async () => {
    state.questions += 1
    return state.size
  }, commits)
  return { commits, state, size }
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

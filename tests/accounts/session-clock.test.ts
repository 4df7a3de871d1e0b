import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { readActor, signIn } from '../../src/accounts/index.ts'
import { accountsBench, browserWith, PASSWORD, type AccountsBench } from './accounts-bench.ts'

const FOURTEEN_DAYS = 14 * 86_400_000
let bench: AccountsBench

beforeAll(async () => {
  bench = await accountsBench()
  await bench.person('rosa', 'administrator')
})
afterAll(() => bench?.close())
afterEach(() => {
  vi.useRealTimers()
})

/** Sign-in asks the machine's own clock. */
const at = (instant: number) => vi.useFakeTimers({ toFake: ['Date'], now: instant })

it.each([
  ['over 29 February', '2028-02-20T12:00:00Z'],
  ['over New Year', '2026-12-25T12:00:00Z'],
  ['over the night when New York loses an hour', '2026-03-01T12:00:00Z'],
  ['over the night when it wins one', '2026-10-25T12:00:00Z'],
])('a session lasts fourteen days of 24 hours, %s', async (_, begun) => {
  const start = Date.parse(begun)
  at(start)
  const { setCookie } = await signIn(bench.ctx(null), bench.auth, {
    email: 'rosa@example.org',
    password: PASSWORD,
    clientAddress: '192.0.2.1',
  })
  const read = () => readActor(bench.ctx(null), bench.auth, browserWith(setCookie))
  // The embedded database asks the same clock: a session that is not used ends earlier.
  for (let day = 1; day < 14; day += 1) {
    at(start + day * 86_400_000)
    expect((await read())?.actor?.publicName).toBe('rosa P.')
  }
  at(start + FOURTEEN_DAYS - 1_000)
  expect((await read())?.actor?.publicName).toBe('rosa P.')
  at(start - 86_400_000)
  expect((await read())?.actor?.publicName).toBe('rosa P.')
  at(start + FOURTEEN_DAYS + 1_000)
  expect(await read()).toBeNull()
  at(start + 60_000)
  expect(await read()).toBeNull()
})

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAuth, signIn } from '../../src/accounts/index.ts'
import { accountsBench, PASSWORD, SECRET, type AccountsBench } from './accounts-bench.ts'

const CLIENT = '198.51.100.7'
let bench: AccountsBench

beforeAll(async () => {
  bench = await accountsBench()
  await bench.person('elsa', 'editor')
})
afterAll(() => bench.close())
beforeEach(async () => {
  await sql`delete from sign_in_rates`.execute(bench.database.db)
  bench.clock.set('2026-11-02T15:00:00Z')
})

/** The key of the refusal, or `in`. */
async function attempt(email: string, password: string, clientAddress = CLIENT, auth = bench.auth): Promise<string> {
  try {
    await signIn(bench.ctx(null), auth, { email, password, clientAddress })
    return 'in'
  } catch (error) {
    return (error as { fault: { key: string } }).fault.key.replace('errors.', '')
  }
}

async function attempts(count: number, email: (index: number) => string, clientAddress?: (index: number) => string): Promise<string[]> {
  const made: string[] = []
  for (let index = 0; index < count; index += 1) made.push(await attempt(email(index), 'wrong', clientAddress?.(index)))
  return made
}

it('refuses the sixth failure of a minute for one address, even with the right password, until a minute has passed', async () => {
  expect(await attempts(6, () => 'elsa@example.org')).toEqual([...Array.from({ length: 5 }, () => 'sign_in_failed'), 'too_many_attempts'])
  expect(await attempt('ELSA@example.org', PASSWORD)).toBe('too_many_attempts')
  expect(await attempt('elsa@example.org', PASSWORD, '198.51.100.8')).toBe('in')
  bench.clock.set('2026-11-02T15:00:59Z')
  expect(await attempt('elsa@example.org', PASSWORD)).toBe('too_many_attempts')
  bench.clock.set('2026-11-02T15:01:00Z')
  expect(await attempt('elsa@example.org', PASSWORD)).toBe('in')
})

it('counts failures only', async () => {
  for (let index = 0; index < 8; index += 1) expect(await attempt('elsa@example.org', PASSWORD)).toBe('in')
  expect(await attempts(5, () => 'elsa@example.org')).not.toContain('too_many_attempts')
})

it('refuses the twenty-first failure of one client, whatever the address', async () => {
  const made = await attempts(22, (index) => `person-${index}@example.org`)
  expect(made.indexOf('too_many_attempts')).toBe(20)
  expect(await attempt('elsa@example.org', PASSWORD)).toBe('too_many_attempts')
})

it('takes the addresses of one IPv6 network for one client', async () => {
  const made = await attempts(
    6,
    () => 'elsa@example.org',
    (index) => `2001:db8:0:7:${index}::1`,
  )
  expect(made.at(-1)).toBe('too_many_attempts')
  expect(await attempt('elsa@example.org', PASSWORD, '2001:db8:0:8::1')).toBe('in')
})

it('holds when the attempts come at once, on several instances', async () => {
  const instances = [1, 2, 3].map(() => createAuth({ db: bench.database.db, publicUrl: 'http://localhost:3000', secret: SECRET }))
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, index) => attempt('elsa@example.org', 'wrong', CLIENT, instances[index % 3] ?? bench.auth)),
  )
  expect(made.filter((answer) => answer === 'sign_in_failed')).toHaveLength(5)
})

it('keeps no address in the counters and forgets them after a minute', async () => {
  await attempt('elsa@example.org', 'wrong')
  const counters = () => sql<{ key: string }>`select * from sign_in_rates`.execute(bench.database.db)
  expect(JSON.stringify((await counters()).rows)).not.toMatch(/elsa|198\.51/)
  bench.clock.set('2026-11-02T15:02:00Z')
  await attempt('other@example.org', 'wrong')
  expect((await counters()).rows).toHaveLength(2)
})

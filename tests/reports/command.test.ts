import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '../../src/commands/run-command.ts'
import { ensureSchedules } from '../../src/schedules/index.ts'
import { testRecord, type TestRecord } from '../support/record.ts'

let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  await ensureSchedules(record.system)
})

afterAll(() => record?.close())

it('issues a report by hand and says where it is, and again that it is there', async () => {
  const args = ['report', '--schedule', 'monthly', '--period', '2026-10']
  const addresses = ['es', 'en'].map((language) => `https://vigia.example/reports/monthly-2026-10.${language}.pdf`)
  expect(await runCommand(record.system, args)).toEqual({ exitCode: 0, lines: ['Issued monthly-2026-10.', ...addresses] })
  expect(await runCommand(record.system, args)).toEqual({
    exitCode: 0,
    lines: [expect.stringContaining('was issued before'), ...addresses],
  })
})

it.each([
  [1, ['--schedule', 'monthly', '--period', '2026-11'], '2026-11-30'],
  [1, ['--schedule', 'monthly', '--period', '2026-13'], '2026-10'],
  [1, ['--schedule', 'weekly', '--period', '2026-10'], 'monthly, quarterly, yearly'],
  [2, ['--schedule', 'monthly'], '--period'],
  [2, ['--period', '2026-10'], '--schedule'],
  [2, ['--schedule', 'monthly', '--period', '2026-10', '--force'], '--schedule'],
  [2, [], '--schedule'],
])('leaves with %i after report %j, and says %s', async (exitCode, args, word) => {
  const result = await runCommand(record.system, ['report', ...args])
  expect(result.exitCode).toBe(exitCode)
  expect(result.lines.join('\n')).toContain(word)
  expect(result.lines.join('\n')).not.toMatch(/\n\s+at /)
})

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../docs/examples')
const promtool = (...args: readonly string[]) => spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' })
const present = promtool('--version').error === undefined

it.skipIf(!present)('the example of alerts is sound, rests when all is well, and fires when it should (promtool)', () => {
  const sound = promtool('check', 'rules', 'alerts.yml')
  expect([sound.status, sound.stdout]).toEqual([0, expect.stringContaining('SUCCESS: 14 rules found')])
  const tried = promtool('test', 'rules', 'alerts.test.yml')
  expect([tried.status, tried.stdout]).toEqual([0, expect.stringContaining('SUCCESS')])
})

it.skipIf(present)('promtool is not installed: the example of alerts was not tried', () => {
  expect(present).toBe(false)
})

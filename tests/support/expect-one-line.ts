import { expect } from 'vitest'
import type { Ended } from './run-command.ts'

/** A process that could not go on: exit code 1, nothing on standard output, one line on the other that says this. */
export function expectOneLine(ended: Ended, says: RegExp): void {
  expect(ended).toMatchObject({ code: 1, stdout: '' })
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  expect(ended.stderr).toMatch(says)
}

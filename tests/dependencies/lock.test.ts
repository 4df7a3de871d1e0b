import { expect, it } from 'vitest'
import { isAllowedLicence } from './licences.ts'
import { readLock } from './read-lock.ts'

it('everything is locked by its digest, and what is deployed has an allowed licence', () => {
  const { faults, production } = readLock()
  expect(faults).toEqual([])
  expect(production).toBeGreaterThan(50)
})

it.each([
  ['MIT', true],
  ['(MIT OR GPL-2.0-only)', true],
  ['GPL-2.0-only OR MIT', true],
  ['MIT AND GPL-2.0-only', false],
  ['(MIT OR GPL-2.0-only) AND Zlib', true],
  ['MIT OR (Apache-2.0 AND SSPL-1.0)', true],
  ['SSPL-1.0', false],
  ['UNLICENSED', false],
  ['SEE LICENSE IN LICENSE', false],
  ['(MIT', false],
  ['', false],
])('%s: %s', (expression, allowed) => {
  expect(isAllowedLicence(expression)).toBe(allowed)
})

import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorkFolder } from '../../src/kernel/make-work-folder.ts'

const before = process.env['TMPDIR']
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-work-'))
  process.env['TMPDIR'] = folder
})
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  rmSync(folder, { recursive: true, force: true })
})

it('what a killed process left goes after a day; what is younger, or not of this kind, stays', async () => {
  const now = Date.now() / 1_000
  for (const [name, age] of [
    ['vigia-dump-aaaaaa', 86_500],
    ['vigia-import-bbbbbb', 86_500],
    ['vigia-upload-cccccc', 86_300],
    ['vigia-dump-of-mine', 86_500],
    ['dump', 86_500],
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'vigia.sqlite'), 'x')
    utimesSync(join(folder, name), now - age, now - age)
  }
  const made = await makeWorkFolder('dump')
  expect(basename(made)).toMatch(/^vigia-dump-\w{6}$/)
  expect(readdirSync(folder).toSorted()).toEqual(['dump', basename(made), 'vigia-dump-of-mine', 'vigia-upload-cccccc'].toSorted())
})

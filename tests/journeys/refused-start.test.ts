import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectOneLine } from '../support/expect-one-line.ts'
import { runCommand } from '../support/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigia-start-'))
const variables = { DATA_DIR: join(folder, 'data'), PORT: '0' }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a start whose variables are wrong says why in one line and exits with 1', () => {
  it.each([
    ['not a URL', 'mysql://somewhere'],
    ['nobody there', 'postgres://vigia:secret@127.0.0.1:9/vigia'],
  ])('DATABASE_URL: %s', async (_, url) => {
    const ended = await runCommand('src/main.ts', [], {
      ...variables,
      DATABASE_URL: url,
      SESSION_SECRET: '0123456789abcdef0123456789abcdef',
    })
    expectOneLine(ended, /DATABASE_URL/)
    expect(ended.stderr).not.toContain('secret')
  })

  it('a wrong variable', async () => {
    expectOneLine(await runCommand('src/main.ts', [], { ...variables, PORT: 'ninety', MODE: 'everything' }), /PORT.*MODE/)
  })
})

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { sql } from 'kysely'
import { connect } from '../../db/connect.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

const { engine } = inject('leg')

describe.runIf(engine === 'embedded')('the directory of the embedded database', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigia-directory-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('belongs to one process at a time, and to its owner only', async () => {
    const data = join(folder, 'data')
    const first = await openEmbedded(data)
    expect(statSync(data).mode & 0o777).toBe(0o700)
    const before = readdirSync(join(data, 'postgres')).length
    await expect(openEmbedded(data)).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringContaining(data) })
    await expect(openEmbedded(data)).rejects.toThrow(/^Another process[^\n]+$/)
    expect(readdirSync(join(data, 'postgres'))).toHaveLength(before)
    expect((await first.pglite.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }])
    await first.close()
    const next = await openEmbedded(data)
    await next.close()
  }, 60_000)

  it.each(['17', '19'])('that Postgres %s wrote is refused and left alone, and let go of', async (major) => {
    const postgres = join(folder, 'postgres')
    mkdirSync(postgres)
    writeFileSync(join(postgres, 'PG_VERSION'), `${major}\n`)
    writeFileSync(join(postgres, 'postmaster.opts'), 'x')
    for (const _ of [1, 2]) {
      await expect(openEmbedded(folder)).rejects.toMatchObject({
        name: 'StartRefused',
        message: expect.stringMatching(new RegExp(`^[^\\n]*Postgres ${major}; this version embeds 18[^\\n]*$`)),
      })
    }
    expect(readdirSync(postgres)).toEqual(['PG_VERSION', 'postmaster.opts'])
    expect(readFileSync(join(postgres, 'PG_VERSION'), 'utf8')).toBe(`${major}\n`)
  })
})

describe('a DATABASE_URL', () => {
  it.each(['localhost', 'mysql://a@b/c', 'postgres://', 'postgresql//localhost/x', 'postgres://user:pass word@:x/y'])(
    '%j is refused in one line that repeats no password',
    async (databaseUrl) => {
      const opening = connect({ databaseUrl, dataDirectory: '' })
      await expect(opening).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringMatching(/^DATABASE_URL [^\n]+$/) })
      await expect(opening).rejects.toMatchObject({ message: expect.not.stringContaining('pass word') })
    },
  )

  it('that nobody answers is refused with what to check', async () => {
    const opening = connect({ databaseUrl: 'postgres://vigia:geheim@127.0.0.1:1/vigia', dataDirectory: '' })
    await expect(opening).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringMatching(/^DATABASE_URL [^\n]*ECONNREFUSED[^\n]*Check host, port/),
    })
    await expect(opening).rejects.toMatchObject({ message: expect.not.stringContaining('geheim') })
  })
})

describe('values come back alike from both engines', () => {
  let connection: TestDatabase
  beforeAll(async () => {
    connection = await testDatabase()
  })
  afterAll(() => connection?.close())

  it('dates as text, bigints as numbers, instants as Date, bytes as Buffer, JSON parsed', async () => {
    const { rows } =
      await sql`select '2026-02-28'::date as day, 9007199254740991::bigint as big, '2026-11-02T15:00:00.123Z'::timestamptz as at,
      '\\x00ff'::bytea as bytes, '{"a": [1, "ñ"]}'::jsonb as json, 7::int as small, null::text as nothing, array['es', 'en'] as list`.execute(
        connection.db,
      )
    expect(rows).toEqual([
      {
        day: '2026-02-28',
        big: 9_007_199_254_740_991,
        at: new Date('2026-11-02T15:00:00.123Z'),
        bytes: Buffer.of(0, 255),
        json: { a: [1, 'ñ'] },
        small: 7,
        nothing: null,
        list: ['es', 'en'],
      },
    ])
  })
})

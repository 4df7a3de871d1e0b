import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { packTar, unpackTar } from 'modern-tar'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StartRefused } from '../../db/errors.ts'
import { backUp, checkBackUp, restoreBackUp, type Manifest } from '../../src/backup/index.ts'
import { readKeptKeys, type SigningKeys } from '../../src/log/index.ts'
import { newSigningKey, parseSigningKey } from '../../src/verifier/index.ts'
import { testDatabase } from '../support/database.ts'
import { testRecord, type TestRecord } from '../support/record.ts'
import { temporaryLog, type TemporaryLog } from '../support/temporary-log.ts'

let folder: string
let record: TestRecord
let log: TemporaryLog
let whole: string
let manifest: Manifest
let keys: SigningKeys | null

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-broken-'))
  record = await testRecord({ instant: '2026-11-02T15:00:00Z' })
  log = temporaryLog(record.db)
  whole = join(folder, 'whole')
  manifest = await backUp(record.system, { file: whole, logKeyFile: log.keyFile, engine: record.connection.engine }, () => undefined)
  keys = readKeptKeys(log.keyFile)
})
afterAll(async () => {
  log?.close()
  await record?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the whole back-up, changed. */
function changed(change: (file: string) => void): string {
  const file = join(folder, 'changed')
  copyFileSync(whole, file)
  change(file)
  return file
}

async function said(check: Promise<unknown>): Promise<string> {
  try {
    await check
    return 'nothing'
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    return error.message
  }
}

it('as it was written, it is whole', async () => {
  expect(await checkBackUp(whole, keys)).toMatchObject({ manifest, known: true })
  expect(await checkBackUp(whole, null)).toMatchObject({ manifest, known: false, signer: keys?.[0].verifier.text })
})

it('cut off anywhere, it is refused in one line', async () => {
  const { size } = statSync(whole)
  const places = fc.integer({ min: 0, max: size - 1_025 })
  await fc.assert(
    fc.asyncProperty(places, async (length) => {
      const line = await said(
        checkBackUp(
          changed((file) => truncateSync(file, length)),
          keys,
        ),
      )
      expect(line).toMatch(/^[^\n]*(?:cut off|cannot be read)[^\n]*$/)
    }),
    { numRuns: 25, examples: [[0], [511], [512], [size - 1_025]] },
  )
}, 60_000)

it('with any bit changed, it is refused in one line, or what it holds is the same', async () => {
  const bytes = readFileSync(whole)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), async (place, bit) => {
      const file = changed((name) => {
        const other = Buffer.from(bytes)
        other[place] = (other[place] ?? 0) ^ (1 << bit)
        writeFileSync(name, other)
      })
      const found = await checkBackUp(file, keys).catch((error: unknown) => error)
      if (found instanceof StartRefused) expect(found.message).toMatch(/^[^\n]+$/)
      else expect(found).toMatchObject({ manifest })
    }),
    { numRuns: 40 },
  )
}, 60_000)

it('whoever changes the manifest cannot sign for it; a table or the manifest that is left out is missed', async () => {
  const entries = await unpackTar(readFileSync(whole))
  const packed = async (change: (name: string, text: string) => string | null) => {
    const file = join(folder, 'packed')
    const kept = entries.flatMap(({ header, data }) => {
      const isManifest = header.name === 'manifest'
      const text = change(header.name, isManifest ? Buffer.from(data ?? []).toString('utf8') : '')
      if (text === null) return []
      return [isManifest ? { header: { ...header, size: Buffer.byteLength(text) }, body: text } : { header, body: data ?? null }]
    })
    writeFileSync(file, await packTar(kept))
    return file
  }
  const forged = await packed((name, text) => (name === 'manifest' ? text.replace(/"rows": 1,/, '"rows": 2,') : text))
  expect(await said(checkBackUp(forged, keys))).toMatch(/is not signed by the key of this log/)
  expect(await said(checkBackUp(forged, null))).toBe('Its signature is wrong.')
  const without = await packed((name, text) => (name.startsWith('tables/events/') ? null : text))
  expect(await said(checkBackUp(without, keys))).toMatch(/^The back-up is damaged: events has 0 rows instead of \d+\.$/)
  const unsigned = await packed((name, text) => (name === 'manifest' ? null : text))
  expect(await said(checkBackUp(unsigned, keys))).toMatch(/its manifest, which comes last, is missing/)
})

it('with something behind its end, or of another log, or no back-up at all, it is refused', async () => {
  expect(await said(checkBackUp(join(folder, 'nowhere'), keys))).toMatch(/^There is no file /)
  const other = parseSigningKey(newSigningKey('other.example/log'))
  expect(await said(checkBackUp(whole, [other]))).toMatch(/but by vigia\.example\/log\+/)
  const text = changed((file) => writeFileSync(file, 'SELECT 1;\n'.repeat(1_000)))
  expect(await said(checkBackUp(text, keys))).toMatch(/cannot be read as a back-up/)
  const twice = changed((file) => appendFileSync(file, readFileSync(whole)))
  expect(['nothing', expect.stringMatching(/behind its manifest|cannot be read/)]).toContainEqual(await said(checkBackUp(twice, keys)))
})

it('what is refused has touched nothing', async () => {
  const target = await testDatabase()
  try {
    const file = changed((name) => truncateSync(name, Math.floor(statSync(name).size / 2)))
    const restore = restoreBackUp({ db: target.db, file, keys, putObject: null }, () => undefined)
    expect(await said(restore)).toMatch(/cut off|cannot be read/)
    expect(await target.db.selectFrom('institutions').selectAll().execute()).toEqual([])
    expect(await said(restoreBackUp({ db: target.db, file: whole, keys, putObject: null }, () => undefined))).toBe('nothing')
    expect(await target.db.selectFrom('institutions').selectAll().execute()).not.toEqual([])
  } finally {
    await target.close()
  }
}, 60_000)

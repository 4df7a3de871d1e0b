import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { StartRefused } from '../../db/errors.ts'
import { createLogger, type Logger } from '../../src/kernel/logger.ts'
import { openPublicLog, type PublicLog } from '../../src/log/index.ts'
import { parseCheckpoint } from '../../src/verifier/checkpoint.ts'
import { newSigningKey, parseNote, parseVerifierKey, signersOf } from '../../src/verifier/note.ts'
import { provesConsistency } from '../../src/verifier/proofs.ts'
import { treeOf } from '../../src/verifier/tree.ts'
import { testApp, type TestApp } from '../support/record.ts'
import { appendMany } from './append-many.ts'
import { asSuperuser, leafOf, rewriteLeaf } from './rewrite.ts'

let app: TestApp
let folder: string
const opened: PublicLog[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-checkpoint-'))
  app = await testApp({ instant: '2026-11-02T15:00:00Z', catalogue: false })
})
afterEach(() => {
  for (const log of opened.splice(0)) log.close()
})
afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(name: string, publicUrl = 'https://vigia.example', log: Logger = createLogger('silent')): PublicLog {
  const publicLog = openPublicLog({ db: app.record.db, keyFile: join(folder, name, 'log-key'), publicUrl, log })
  opened.push(publicLog)
  return publicLog
}

const get = async () => {
  const response = await app.get('/log/checkpoint')
  return { response, note: await response.text() }
}

describe('the checkpoint', () => {
  it('of an empty log is signed too', async () => {
    const { note } = await get()
    expect(note).toMatch(/^vigia\.example\/log\n0\n47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— vigia\.example\/log /)
  })

  it('is signed by the key at /log/key, fresh, and the same until something is added', async () => {
    await appendMany(app.record, 5)
    const { response, note } = await get()
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'no-store',
    ])
    const key = parseVerifierKey(await (await app.get('/log/key')).text())
    const parsed = parseNote(note)
    expect(parsed && signersOf(parsed, [key])).toHaveLength(1)
    expect((await get()).note).toBe(note)
    await appendMany(app.record, 1)
    expect(parseCheckpoint((await get()).note)).toBeNull()
    expect(parseCheckpoint(parseNote((await get()).note)?.text ?? '')?.size).toBe(6)
  })

  it('of any two sizes is consistent by the tiles', async () => {
    const older = parseCheckpoint(parseNote((await get()).note)?.text ?? '')
    await appendMany(app.record, 300)
    const newer = parseCheckpoint(parseNote((await get()).note)?.text ?? '')
    if (older === null || newer === null) throw new Error('not a checkpoint')
    const readTile = async (level: number, index: number, width: number) =>
      (await app.publicLog.tile(level, index, width)) ?? Buffer.alloc(0)
    expect(provesConsistency(older, newer, await treeOf(readTile, newer.size).consistency(older.size))).toBe(true)
  })

  it('of several processes on one key is one line of checkpoints', async () => {
    const processes = [open('shared'), open('shared'), open('shared')]
    const seen: { size: number; root: Buffer }[] = []
    for (let round = 0; round < 8; round += 1) {
      const asked = Promise.all(processes.flatMap((log) => [log.checkpoint(), log.checkpoint()]))
      await Promise.all([asked, appendMany(app.record, 3)])
      for (const { signed, refused } of await asked) {
        expect(refused).toBeNull()
        if (signed) seen.push(signed)
      }
    }
    const { size } = await app.record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    const readTile = async (level: number, index: number, width: number) =>
      (await app.publicLog.tile(level, index, width)) ?? Buffer.alloc(0)
    for (const { size: at, root } of seen) expect(await treeOf(readTile, at).root()).toEqual(root)
    expect((await open('shared').checkpoint()).signed?.size).toBe(size)
  })
})

describe('the signer', () => {
  function recorded(): { log: Logger; errors: { reason: string; signed: string }[] } {
    const errors: { reason: string; signed: string }[] = []
    return {
      errors,
      log: { ...createLogger('silent'), warn: () => undefined, error: (entry: never) => errors.push(entry) } as unknown as Logger,
    }
  }

  it('refuses a rewritten event, loudly and once a minute, and keeps serving what it signed', async () => {
    const { db } = app.record
    const before = (await open('rewritten').checkpoint()).signed
    const leaf = await leafOf(db, 3)
    await rewriteLeaf(db, 3, leaf.replace('vigia-event', 'other-event'))
    const { log, errors } = recorded()
    const restarted = open('rewritten', 'https://vigia.example', log)
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = await restarted.checkpoint()
      expect(answer.refused).toMatch(/^the first \d+ events are not those that were signed$/)
      expect(answer.signed?.note).toBe(before?.note)
    }
    expect(errors).toEqual([{ reason: expect.stringContaining('not those that were signed'), signed: before?.note }])
    await appendMany(app.record, 2)
    expect((await restarted.checkpoint()).signed?.note).toBe(before?.note)
    await rewriteLeaf(db, 3, leaf)
    expect((await open('rewritten').checkpoint()).refused).toBeNull()
  })

  it('answers 503 with the last signed checkpoint while it refuses, and says so on the verify page', async () => {
    const { db } = app.record
    const { note } = await get()
    const { size } = await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    await asSuperuser(db, `create table kept as select * from events where seq = ${size - 1}`, `delete from events where seq = ${size - 1}`)
    const headAhead = await get()
    await asSuperuser(db, `update log_head set size = ${size - 1}`)
    const shorter = await get()
    const page = await (await app.get('/es/verify')).text()
    await asSuperuser(db, 'insert into events select * from kept', 'drop table kept', `update log_head set size = ${size}`)
    expect([headAhead.response.status, headAhead.note, shorter.response.status, shorter.note]).toEqual([503, note, 503, note])
    expect(page).toContain('se niega a firmar')
    expect((await get()).response.status).toBe(200)
    expect(await (await app.get('/es/verify')).text()).not.toContain('se niega a firmar')
  })

  it('refuses a gap before it has signed anything', async () => {
    const { db } = app.record
    await asSuperuser(db, 'create table kept as select * from events where seq = 4', 'delete from events where seq = 4')
    const answer = await open('gap').checkpoint()
    await asSuperuser(db, 'insert into events select * from kept', 'drop table kept')
    expect(answer).toEqual({ signed: null, refused: 'event 4 is missing' })
  })
})

describe('the key', () => {
  it.skipIf(process.platform === 'win32')('and the memory are made on first start, for the owner alone', () => {
    open('made')
    for (const file of ['log-key', 'log-key.signed']) expect(statSync(join(folder, 'made', file)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'made/log-key'), 'utf8')).toMatch(
      /^PRIVATE\+KEY\+vigia\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\n$/,
    )
  })

  it('and the name of the log stay when the service starts again under another address', () => {
    const first = open('stays')
    const again = open('stays', 'https://other.example:8443')
    expect([again.origin, again.verifierKeys]).toEqual([first.origin, first.verifierKeys])
    expect(open('port', 'http://localhost:3000').origin).toBe('localhost:3000/log')
  })

  it('is never made over one that is there', () => {
    open('kept')
    const key = readFileSync(join(folder, 'kept/log-key'), 'utf8')
    open('kept')
    expect(readFileSync(join(folder, 'kept/log-key'), 'utf8')).toBe(key)
    expect(existsSync(join(folder, `kept/log-key.${process.pid}`))).toBe(false)
  })

  it('that is damaged is refused in one line that does not repeat it', () => {
    open('damaged')
    const file = join(folder, 'damaged/log-key')
    const key = readFileSync(file, 'utf8').trim()
    for (const text of ['', 'nothing', key.slice(0, -6), `${key}\n${newSigningKey('other.example/log')}`]) {
      writeFileSync(file, text)
      expect(() => open('damaged')).toThrow(StartRefused)
      expect(() => open('damaged')).not.toThrow(key.slice(-20))
    }
  })

  it('of another log does not go on from this memory', async () => {
    await open('swapped').checkpoint()
    writeFileSync(join(folder, 'swapped/log-key'), newSigningKey('other.example/log'))
    expect(() => open('swapped')).toThrow(StartRefused)
  })

  it('is followed by another in a rotation: both sign, either is enough for a reader', async () => {
    const [old = ''] = open('rotated').verifierKeys
    const file = join(folder, 'rotated/log-key')
    const before = (await open('rotated').checkpoint()).signed
    writeFileSync(file, `${readFileSync(file, 'utf8')}${newSigningKey('vigia.example/log')}\n`)
    chmodSync(file, 0o600)
    const both = open('rotated')
    await appendMany(app.record, 1)
    const { signed, refused } = await both.checkpoint()
    expect([refused, both.verifierKeys[0], both.verifierKeys.length]).toEqual([null, old, 2])
    const note = parseNote(signed?.note ?? '')
    for (const key of both.verifierKeys) expect(note && signersOf(note, [parseVerifierKey(key)])).toHaveLength(1)
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[1]}\n`)
    await appendMany(app.record, 1)
    const after = await open('rotated').checkpoint()
    expect(after.refused).toBeNull()
    expect(after.signed?.size).toBeGreaterThan(before?.size ?? 0)
  })
})

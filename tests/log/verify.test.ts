import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setDueDate, statePosition, withdrawRecommendation, withdrawStatusUpdate } from '../../src/recommendations/index.ts'
import { issueBaseline } from '../../src/reports/index.ts'
import { newSigningKey, parseSigningKey, signNote } from '../../src/verifier/note.ts'
import { publishUpdate, sampleEvidence, testApp, type TestApp } from '../support/record.ts'
import { asSuperuser, leafOf, restartedLog, rewriteLeaf, rogueLog } from './rewrite.ts'
import { verifySite } from './verify-site.ts'

let app: TestApp
let folder: string
let memory: string
let size: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-verify-'))
  memory = join(folder, 'remembered')
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  const { record } = app
  const addressee = await record.addressee('REC-02')
  const first = await publishUpdate(record, addressee, { status: 'partial' })
  await publishUpdate(record, addressee, { status: 'not_started', effectiveOn: '2025-02-01' })
  await publishUpdate(record, addressee, { corrects: first, status: 'committed' })
  const gone = await publishUpdate(record, await record.addressee('REC-03'), { status: 'implemented' })
  await withdrawStatusUpdate(record.editor, { id: gone, reason: { es: 'La fuente se retractó de todo.', en: '' } })
  await publishUpdate(record, await record.addressee('REC-04'), { status: 'reversed' })
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2026-12-31' })
  await setDueDate(record.editor, { addresseeId: addressee, dueOn: '2027-03-31' })
  for (const [statedOn, position] of [
    ['2026-10-01', 'accepted'],
    ['2026-09-01', 'rejected'],
  ] as const) {
    const statement = { es: 'El Gobierno responde en su comunicado.', en: '' }
    await statePosition(record.system, { addresseeId: addressee, position, statedOn, statement, evidence: sampleEvidence() })
  }
  await withdrawRecommendation(record.editor, { code: 'REC-13', reason: { es: 'Repite lo que pide otra.', en: '' } })
  await issueBaseline(record.system)
  await verifySite(app, ['--remember', memory])
  size = (await record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
})
afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a run with the older checkpoint finds while the database is changed, on a site that signs anew with the stolen key. */
async function findingsWhile(change: readonly string[], undo: readonly string[]): Promise<readonly string[]> {
  const { db } = app.record
  await asSuperuser(db, ...change)
  const rogue = rogueLog(db, app.publicLog.keyFile)
  try {
    const { code, findings } = await verifySite(app, ['--remember', memory], async (path, response) => {
      const { signed } = await rogue.checkpoint()
      return path === '/log/checkpoint' && signed !== null ? new Response(signed.note) : response
    })
    expect(code).toBe(findings.length > 0 ? 1 : 0)
    return findings
  } finally {
    rogue.close()
    await asSuperuser(db, ...undo)
  }
}

describe('an honest site', () => {
  it('is found in order, and the run says what was checked and what was not', async () => {
    const { code, lines, findings } = await verifySite(app)
    expect([code, findings]).toEqual([0, []])
    for (const said of [
      'signature on the checkpoint',
      `${size} events lead to the signed root`,
      '12 recommendations with status, its date, due date and position of 48 addressees',
      '/es/recommendations and /en/recommendations',
      '1 editions: 2 files and 1 snapshots',
      'texts with their salts lead to the digests in the events; 0 were redacted',
      '20 items of public evidence',
      'not checked  what the catalogue says besides its wordings',
    ])
      expect(lines.join('\n')).toContain(said)
  })

  it('continues what was remembered, and the memory moves on', async () => {
    const own = join(folder, 'moving')
    await verifySite(app, ['--remember', own])
    await publishUpdate(app.record, await app.record.addressee('REC-05'), { status: 'committed' })
    const { code, lines } = await verifySite(app, ['--remember', own])
    expect([code, lines.filter((line) => line.includes('remembered log of'))]).toEqual([
      0,
      [`checked  the log begins with the whole remembered log of ${size} events`],
    ])
    expect(readFileSync(own, 'utf8')).toContain(`\nvigia.example/log\n${size + 1}\n`)
    expect((await verifySite(app, ['--remember', memory])).code).toBe(0)
  })

  it('needs an address and known options', async () => {
    for (const address of ['not an address', 'file:///etc/hosts', 'vigia.example']) {
      expect([address, (await verifySite(app, [address])).code]).toEqual([address, 2])
    }
    expect((await verifySite(app, ['--forget'])).code).toBe(2)
    expect((await verifySite(app, ['--key', 'nothing'])).code).toBe(2)
  })
})

describe('a rewritten past is found although the row agrees with itself and the root is signed anew', () => {
  it.each([0, 20, 34])('event %i', async (seq) => {
    const { db } = app.record
    const leaf = await leafOf(db, seq)
    const other = leaf.replace(/"at":"\d{4}/, '"at":"2019')
    expect(other).not.toBe(leaf)
    await rewriteLeaf(db, seq, other)
    const rogue = rogueLog(db, app.publicLog.keyFile)
    const { code, findings } = await verifySite(app, ['--remember', memory], async (path, response) =>
      path === '/log/checkpoint' ? new Response((await rogue.checkpoint()).signed?.note) : response,
    )
    rogue.close()
    await rewriteLeaf(db, seq, leaf)
    expect(code).toBe(1)
    expect(findings.join('\n')).toContain('the past was rewritten')
  })

  it('and the signer itself refuses each of them, at any place', async () => {
    const { db } = app.record
    await app.publicLog.checkpoint()
    for (let seq = 0; seq < size; seq += 1) {
      const leaf = await leafOf(db, seq)
      await rewriteLeaf(db, seq, leaf.replace('vigia-event/1', 'vigia-event/2'))
      const restarted = restartedLog(db, app.publicLog.keyFile)
      const { refused } = await restarted.checkpoint()
      restarted.close()
      await rewriteLeaf(db, seq, leaf)
      expect([seq, refused]).toEqual([seq, expect.stringContaining('are not those that were signed')])
    }
  })
})

describe('what else the owner of the database may do is found', () => {
  it('the end of the log cut off', async () => {
    const { db } = app.record
    const { size: now } = await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    const findings = await findingsWhile(
      ['create table kept as select * from events where seq >= 30', 'delete from events where seq >= 30', 'update log_head set size = 30'],
      ['insert into events select * from kept', `update log_head set size = ${now}`, 'drop table kept'],
    )
    expect(findings.join('\n')).toMatch(/the log has 30 events and had \d+: its end was cut off/)
  })

  it('an event taken out of the middle', async () => {
    const findings = await findingsWhile(
      ['create table kept as select * from events where seq = 12', 'delete from events where seq = 12'],
      ['insert into events select * from kept', 'drop table kept'],
    )
    expect(findings.length).toBeGreaterThan(0)
  })

  it.each([
    [
      'a PDF of an edition',
      'edition_files',
      "content = content || '\\x00'::bytea, bytes = bytes + 1, sha256 = encode(sha256(content || '\\x00'::bytea), 'hex')",
      'is not the file of event',
    ],
    [
      'a snapshot of an edition',
      'editions',
      "snapshot = snapshot || ' ', snapshot_sha256 = encode(sha256(convert_to(snapshot || ' ', 'UTF8')), 'hex')",
      'is not the snapshot of event',
    ],
    ['the name of an edition', 'editions', "slug = 'other'", 'is missing'],
    ['a published status', 'status_updates', "status = 'implemented'", 'the log implies'],
    ['an addressee', 'addressees', null, 'the log implies'],
    ['the code of a recommendation', 'recommendations', "code = code || '9'", 'the log does not put it there'],
  ])('%s', async (_, table, change, expected) => {
    const findings = await findingsWhile(
      [`create table kept as select * from ${table}`, change === null ? `delete from ${table}` : `update ${table} set ${change}`],
      [`delete from ${table}`, `insert into ${table} select * from kept`, 'drop table kept'],
    )
    expect(findings.join('\n')).toContain(expected)
  })
})

describe('a dishonest site is found', () => {
  const note = async () => (await app.get('/log/checkpoint')).text()

  it('with a forged signature', async () => {
    const forger = parseSigningKey(newSigningKey('vigia.example/log'))
    const text = (await note()).split('\n\n')[0] ?? ''
    const { code, findings } = await verifySite(app, ['--remember', memory], (path, response) =>
      path === '/log/checkpoint'
        ? new Response(signNote(`${text}\n`, [forger]))
        : path === '/log/key'
          ? new Response(`${forger.verifier.text}\n`)
          : response,
    )
    expect([code, findings.length]).toEqual([1, 1])
    expect(findings[0]).toContain('is not signed by a remembered key')
  })

  it('with another size under the signature', async () => {
    const { findings } = await verifySite(app, [], async (path, response) =>
      path === '/log/checkpoint' ? new Response((await response.text()).replace(/\n\d+\n/, '\n12\n')) : response,
    )
    expect(findings.join('\n')).toContain('is not signed by the key that the site offers')
  })

  it('with an older checkpoint than its pages', async () => {
    const older = await note()
    await publishUpdate(app.record, await app.record.addressee('REC-06'), { status: 'committed' })
    const { findings } = await verifySite(app, [], (path, response) => (path === '/log/checkpoint' ? new Response(older) : response))
    expect(findings.join('\n')).toContain('and signs only')
  })

  it.each([
    ['a tile', /\/tile\/0\//, 'is not what its hash in the tree says'],
    ['an entry', /\/tile\/entries\//, 'is not what its hash in the tree says'],
    ['a proof', /\/proof\//, 'does not prove event'],
    ['a report', /\.en\.pdf$/, 'is not the file of event'],
  ])('with %s changed on the way', async (_, at, expected) => {
    const { code, findings } = await verifySite(app, [], async (path, response) => {
      if (!at.test(path)) return response
      const bytes = Buffer.from(await response.arrayBuffer())
      const place = Math.floor(bytes.length / 2)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      return new Response(bytes)
    })
    expect(code).toBe(1)
    expect(findings.join('\n')).toMatch(new RegExp(`${expected}|could not go on`))
  })

  it('with another status on a page', async () => {
    const { findings } = await verifySite(app, [], async (path, response) =>
      path === '/en/recommendations' ? new Response((await response.text()).replaceAll('mark s-reversed', 'mark s-implemented')) : response,
    )
    expect(findings.join('\n')).toContain('on the page /en/recommendations')
  })

  it('that does not answer, or with anything else', async () => {
    for (const gone of [
      '/log/state',
      '/log/key',
      '/log/checkpoint',
      '/log/tile/0/000.p/',
      '/log/tile/entries/',
      '/reports/baseline.json',
    ]) {
      const { code } = await verifySite(app, [], (path, response) =>
        path.startsWith(gone) ? new Response('no', { status: 404 }) : response,
      )
      expect([gone, code]).toEqual([gone, 1])
    }
  })

  it('and cannot steer the terminal with what it says', async () => {
    const { lines, findings } = await verifySite(app, [], (path, response) =>
      path === '/log/state'
        ? Response.json({ size: 1, recommendations: [{ code: '\u001b[2J\u202eREC', overall: 'x', addressees: {} }] })
        : response,
    )
    expect(findings.join('\n')).toContain('?[2J?REC is on the list')
    expect(lines.join('').includes('\u001b')).toBe(false)
  })

  it('and a damaged memory is said, not passed over', async () => {
    const damaged = join(folder, 'damaged')
    writeFileSync(damaged, readFileSync(memory, 'utf8').replace(/\n\d+\n/, '\n1\n'))
    expect(await verifySite(app, ['--remember', damaged])).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('is not what a verifier remembers')],
    })
  })
})

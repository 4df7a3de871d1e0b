import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { destroyEvidenceFile, readEvidenceFile, storeEvidenceFile } from '../../src/evidence/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { publishUpdate, sampleEvidence, testApp, thrown, type TestApp, type TestRecord } from '../support/record.ts'
import { talkativePdf, talkativePhoto } from '../support/sample-files.ts'

const SECRET = 'Juana-Quispe-Testigo'
let app: TestApp
let record: TestRecord
let report: Uint8Array
let ids: Readonly<Record<'public' | 'protected' | 'embargoed', string>>

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z' })
  record = app.record
  report = await talkativePdf(SECRET)
  const file = async (title: string, content: Uint8Array) => ({
    title,
    address: '',
    fileId: (await storeEvidenceFile(record.contributor, { name: `${SECRET}.pdf`, content })).id,
  })
  await publishUpdate(record, await record.addressee('REC-02'), {
    newEvidence: [
      { ...sampleEvidence(await file('Acta «pública» / n.º 4', report)), announcementOnly: false },
      { ...sampleEvidence({ ...(await file('P', await talkativePhoto(SECRET))), sensitivity: 'protected' }), announcementOnly: false },
      {
        ...sampleEvidence({
          ...(await file('E', await talkativePhoto(`${SECRET}2`))),
          sensitivity: 'embargoed',
          embargoUntil: '2027-06-01',
        }),
        announcementOnly: false,
      },
    ],
  })
  const rows = await record.db.selectFrom('evidence').select(['id', 'sensitivity']).where('file_id', 'is not', null).execute()
  ids = Object.fromEntries(rows.map((row) => [row.sensitivity, row.id])) as typeof ids
})

afterAll(() => app?.close())

describe('the file of public evidence', () => {
  it('is a download in a sandbox, under its digest, which the log holds too', async () => {
    const response = await app.get(`/evidence/${ids.public}/file`)
    const body = Buffer.from(await response.arrayBuffer())
    const digest = createHash('sha256').update(body).digest('hex')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="acta-publica-n-4.pdf"; filename*=UTF-8''acta-publica-n-4.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-length': String(body.length),
      etag: `"${digest}"`,
    })
    expect([response.status, body.includes(SECRET)]).toEqual([200, false])
    const again = await app.get(`/evidence/${ids.public}/file`, { 'if-none-match': `"${digest}"` })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const { leaf } = await record.db
      .selectFrom('events')
      .select('leaf')
      .where('kind', '=', 'update_published')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    const row = await record.db.selectFrom('evidence').selectAll().where('id', '=', ids.public).executeTakeFirstOrThrow()
    expect(JSON.parse(leaf)).toMatchObject({
      evidence: [{ file_sha256: digest, original_sha256: row.original_sha256 }],
      hidden_evidence: 2,
    })
    const page = await (await app.get('/es/recommendations/REC-02')).text()
    expect(page).toContain(`href="/evidence/${ids.public}/file"`)
    expect(page).toContain(digest)
  })

  it('is missing for what may not be shown exactly as for what is not there', async () => {
    const answers = await Promise.all(
      [ids.protected, ids.embargoed, '00000000-0000-7000-8000-00000000ffff', 'nothing'].map(async (id) => {
        const response = await app.get(`/evidence/${id}/file`, { accept: 'application/json' })
        return [response.status, await response.text()]
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(404)
  })

  it('no digest of a hidden file is in the log, a page or a feed', async () => {
    const hidden = await record.db
      .selectFrom('evidence')
      .select(['file_sha256', 'original_sha256', 'file_id'])
      .where('sensitivity', '<>', 'public')
      .execute()
    const secrets = hidden.flatMap((row) => [row.file_sha256, row.original_sha256, row.file_id]).map(String)
    const leaves = (await record.db.selectFrom('events').select('leaf').execute()).map((event) => event.leaf)
    const paths = ['/es/recommendations/REC-02', '/en/changes', '/es/feeds/changes.atom']
    const shown = [...leaves, ...(await Promise.all(paths.map(async (path) => (await app.get(path)).text())))].join('\n')
    expect([secrets.length, secrets.filter((secret) => shown.includes(secret))]).toEqual([6, []])
  })

  it('in the workspace is for who added it and for editors; the original for editors, with a note in the journal', async () => {
    const stranger = await record.join('contributor', 'Otra Persona')
    const tried = (ctx: typeof stranger, which: 'workspace' | 'original') => thrown(readEvidenceFile(ctx, ids.protected, which))
    expect(await tried(stranger, 'workspace')).toBe('NotFound')
    expect([await tried(record.contributor, 'workspace'), await tried(record.contributor, 'original')]).toEqual([
      'done',
      'errors.not_allowed',
    ])
    const original = await readEvidenceFile(record.editor, ids.protected, 'original')
    expect([original.name, (await original.read()).includes(SECRET)]).toEqual([`${SECRET}.jpg`, true])
    const noted = await record.db.selectFrom('journal_entries').select('entry').where('act', '=', 'original_read').execute()
    expect(noted).toHaveLength(1)
  })

  it('stands beside texts that are shown as they were typed, and never run', async () => {
    const script = '"><script>alert(1)</script>'
    const content = await talkativePhoto(script)
    const fileId = (await storeEvidenceFile(record.contributor, { name: `${script}.png`, content })).id
    const typed = { title: `T${script}`, publisher: `P${script}`, provenance: `V${script}`, note: { es: `E${script}`, en: `N${script}` } }
    await publishUpdate(record, await record.addressee('REC-04'), {
      newEvidence: [{ ...sampleEvidence({ ...typed, fileId }), announcementOnly: false }],
    })
    for (const path of ['/es/recommendations/REC-04', '/en/recommendations/REC-04', '/es/changes']) {
      const page = await (await app.get(path)).text()
      expect([path, page.includes('<script')]).toEqual([path, false])
    }
    const page = await (await app.get('/es/recommendations/REC-04')).text()
    for (const letter of ['T', 'P', 'V', 'E']) expect(page).toContain(`${letter}&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;`)
    const [, file = ''] = /href="(\/evidence\/[0-9a-f-]{36}\/file)" download="t-script-alert-1-script.jpg"/.exec(page) ?? []
    expect((await app.get(file)).headers.get('content-disposition')).toBe(
      `attachment; filename="t-script-alert-1-script.jpg"; filename*=UTF-8''t-script-alert-1-script.jpg`,
    )
  })

  it('is gone everywhere once destroyed, and does not come back; its digest stays', async () => {
    const destroy = () => inTransaction(record.db, (trx) => destroyEvidenceFile(trx, ids.public, record.clock.now()))
    const digests = await destroy()
    expect([digests.length, await destroy()]).toEqual([2, []])
    expect((await app.get(`/evidence/${ids.public}/file`)).status).toBe(404)
    expect(await thrown(readEvidenceFile(record.editor, ids.public, 'original'))).toBe('NotFound')
    for (const digest of digests) expect(await record.editor.files.get(digest)).toBeNull()
    const rows = await record.db.selectFrom('stored_files').select('content').where('sha256', 'in', digests).execute()
    expect(rows).toEqual([{ content: null }, { content: null }])
    const page = await (await app.get('/es/recommendations/REC-02')).text()
    expect(page).toContain('El archivo fue suprimido')
    expect(page).not.toContain(`href="/evidence/${ids.public}/file"`)
    const again = storeEvidenceFile(record.contributor, { name: 'otra.pdf', content: report })
    expect(await thrown(again)).toEqual({ file: 'errors.file_destroyed' })
  })
})

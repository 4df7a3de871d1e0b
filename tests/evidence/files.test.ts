import { crc32, deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEvidence, openFiles, readEvidence, storeEvidenceFile } from '../../src/evidence/index.ts'
import type { Context } from '../../src/kernel/context.ts'
import type { FileLimits } from '../../src/kernel/files.ts'
import { explodingPdf, talkativePdf, talkativePhoto } from '../support/sample-files.ts'
import { FILE_LIMITS, sampleEvidence, testRecord, thrown, type TestRecord } from '../support/record.ts'

const SECRET = 'Juana-Quispe-Testigo'
let record: TestRecord

beforeAll(async () => {
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
})

afterAll(() => record?.close())

const store = (content: Uint8Array, name = 'fuente.pdf') => storeEvidenceFile(record.contributor, { name, content })

describe('a file that cannot be evidence', () => {
  const pdf = (text: string) => Buffer.from(text, 'latin1')

  it.each([
    ['nothing', async () => Buffer.alloc(0), 'file_empty'],
    ['a program under the name of a PDF', async () => pdf('MZ\x90\0\x03\0\0\0'), 'file_type'],
    ['a page under the name of a PDF', async () => pdf('<!doctype html><script>alert(1)</script>'), 'file_type'],
    ['a script behind the first letters of a PDF', async () => pdf('%PDF-1.7\n<script>alert(1)</script>'), 'file_damaged'],
    ['half a PDF', async () => (await talkativePdf(SECRET)).subarray(0, 400), 'file_damaged'],
    ['a PDF that explodes', () => explodingPdf(100_000_000), 'file_explodes'],
    ['half a photograph', async () => (await talkativePhoto(SECRET)).subarray(0, 900), 'file_damaged'],
    ['a picture of more pixels than memory', async () => hugePng(60_000, 60_000), 'file_pixels'],
    [
      'an archive of pictures in a drawing',
      async () => pdf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'file_type',
    ],
  ])('%s', async (_, content, fault) => {
    expect(await thrown(store(await content()))).toEqual({ file: `errors.${fault}` })
    expect(await record.db.selectFrom('evidence_files').select('id').execute()).toEqual([])
  })

  it('has too many pages, or is locked, or larger than one may be', async () => {
    const small = { bytes: 5_000, pages: 2, pixels: 500, bytesADay: 9_000 }
    const tried = (content: Uint8Array) => thrown(storeEvidenceFile(withLimits(small), { name: 'a.pdf', content }))
    const photo = await talkativePhoto(SECRET)
    expect(await tried(await PDFDocument.create().then((three) => [1, 2, 3].map(() => three.addPage()) && three.save()))).toEqual({
      file: 'errors.file_pages',
    })
    expect(await tried(photo)).toEqual({ file: 'errors.file_pixels' })
    expect(await tried(Buffer.alloc(5_001, ' '))).toEqual({ file: 'errors.file_too_large' })
  })
})

describe('a file that is kept', () => {
  it('serves one source of whoever uploaded it, with both digests; the picture behind the end of a polyglot is not in its copy', async () => {
    const polyglot = Buffer.concat([await talkativePhoto(SECRET), Buffer.from('PK\x03\x04<script>alert(1)</script>')])
    const { id, name } = await store(polyglot, '..\\..\\secreto\u0000/Foto de Juana.PDF')
    expect(name).toBe('Foto de Juana.jpg')
    const given = sampleEvidence({ title: 'Acta N.º 4 de la sesión', address: '', fileId: id })
    expect(await thrown(addEvidence(record.editor, given))).toEqual({ fileId: 'errors.file_unknown' })
    const evidence = await addEvidence(record.contributor, given)
    expect(await thrown(addEvidence(record.contributor, given))).toEqual({ fileId: 'errors.file_unknown' })
    const row = await record.db.selectFrom('evidence').selectAll().where('id', '=', evidence).executeTakeFirstOrThrow()
    const { files } = record.contributor
    const [original, copy] = [await files.get(row.original_sha256 ?? ''), await files.get(row.file_sha256 ?? '')]
    expect([original?.equals(polyglot), copy?.includes('script')]).toEqual([true, false])
    const view = (await readEvidence(record.db, [evidence])).get(evidence)
    expect(view?.file).toEqual({
      sha256: row.file_sha256,
      name: 'acta-n-4-de-la-sesion.jpg',
      bytes: copy?.length,
      published: false,
      destroyed: false,
    })
  })

  it('cannot be changed, only destroyed', async () => {
    const changes = ["content = '\\x00'", "sha256 = repeat('0', 64)", 'destroyed_at = now()', "place = 'objects', content = null"]
    for (const change of changes) {
      await expect(sql`update stored_files set ${sql.raw(change)}`.execute(record.db)).rejects.toThrow()
    }
    await expect(sql`update evidence_files set name = 'x'`.execute(record.db)).rejects.toThrow(/refused/)
    await expect(sql`delete from stored_files`.execute(record.db)).rejects.toThrow()
  })

  it('counts towards what an account may upload in 24 hours, the same one once', async () => {
    const [first, second] = [await talkativePhoto('uno'), await talkativePhoto('dos')]
    const other = { ...withLimits({ ...FILE_LIMITS, bytesADay: first.length + 10 }), actor: record.editor.actor }
    const upload = (content: Uint8Array) => thrown(storeEvidenceFile(other, { name: 'a.jpg', content }))
    expect([await upload(first), await upload(first), await upload(second)]).toEqual(['done', 'done', { file: 'errors.file_quota' }])
    record.clock.set('2026-11-03T15:00:01Z')
    expect(await upload(second)).toBe('done')
    expect(
      await record.db
        .selectFrom('evidence_files')
        .select('id')
        .where('uploaded_by', '=', other.actor?.accountId ?? '')
        .execute(),
    ).toHaveLength(2)
  })
})

function withLimits(limits: FileLimits): Context {
  const options = { limits, bucket: null, scanner: null, patience: 30_000, onError: () => undefined }
  return { ...record.contributor, files: openFiles(record.db, record.clock, options) }
}

/** A PNG whose header claims these sides and whose data is a few bytes. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(1_000))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

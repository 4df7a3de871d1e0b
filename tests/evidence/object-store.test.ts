import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import {
  addEvidence,
  destroyEvidenceFile,
  openFiles,
  readEvidenceFile,
  removeUnusedFiles,
  storeEvidenceFile,
} from '../../src/evidence/index.ts'
import { openBucket, type BucketOptions, type ObjectBucket } from '../../src/evidence/object-bucket.ts'
import type { Context } from '../../src/kernel/context.ts'
import { FILE_LIMITS, sampleEvidence, testRecord, thrown, type TestRecord } from '../support/record.ts'
import { talkativePhoto } from '../support/sample-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'vigia-objects-'))
let store: S3rver
let options: BucketOptions
let bucket: ObjectBucket
let record: TestRecord
let contributor: Context
let system: Context

beforeAll(async () => {
  store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'evidencia' }] })
  const { port } = await store.run()
  const endpoint = `http://127.0.0.1:${port}`
  options = { bucket: 'evidencia', endpoint, region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', forcePathStyle: true }
  bucket = openBucket(options)
  record = await testRecord({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  const files = openFiles(record.db, record.clock, {
    limits: FILE_LIMITS,
    bucket: options,
    scanner: null,
    patience: 30_000,
    onError: () => undefined,
  })
  contributor = { ...record.contributor, files }
  system = { ...record.system, files }
})

afterAll(async () => {
  await bucket?.close()
  await record?.close()
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

const upload = (ctx: Context, content: Uint8Array) => storeEvidenceFile(ctx, { name: 'foto.jpg', content })
const digests = async (fileId: string) => {
  const row = await record.db.selectFrom('evidence_files').selectAll().where('id', '=', fileId).executeTakeFirstOrThrow()
  return [row.original_sha256, row.public_sha256] as const
}

describe('files in an object store', () => {
  it('are put there under their digests, read back, and noticed when they are not what they were', async () => {
    const content = await talkativePhoto('uno')
    const { id } = await upload(contributor, content)
    const [original, copy] = await digests(id)
    expect((await bucket.get(original))?.equals(content)).toBe(true)
    const rows = await record.db.selectFrom('stored_files').select(['place', 'content']).where('sha256', 'in', [original, copy]).execute()
    expect(rows).toEqual([
      { place: 'objects', content: null },
      { place: 'objects', content: null },
    ])
    const evidence = await addEvidence(contributor, sampleEvidence({ fileId: id }))
    const file = await readEvidenceFile(contributor, evidence, 'workspace')
    expect(
      createHash('sha256')
        .update(await file.read())
        .digest('hex'),
    ).toBe(copy)
    await bucket.put(copy, Buffer.from('something else'))
    await expect(file.read()).rejects.toThrow(/other bytes/)
  })

  it('from before stay in the database and are still read', async () => {
    const { id } = await upload(record.contributor, await talkativePhoto('dos'))
    const [original, copy] = await digests(id)
    expect([await bucket.get(original), (await contributor.files.get(copy))?.length]).toEqual([null, expect.any(Number)])
  })

  it('are removed after a redaction, and an upload that nobody used after 30 days', async () => {
    const used = await upload(contributor, await talkativePhoto('tres'))
    const unused = await upload(contributor, await talkativePhoto('cuatro'))
    const inDatabase = await upload(record.contributor, await talkativePhoto('cinco'))
    const evidence = await addEvidence(contributor, sampleEvidence({ fileId: used.id }))
    const [all, idle] = [await digests(used.id), [...(await digests(unused.id)), ...(await digests(inDatabase.id))]]
    const there = async (names: readonly string[]) =>
      (await Promise.all(names.map((name) => system.files.get(name)))).filter((bytes) => bytes !== null).length
    await inTransaction(record.db, (trx) => destroyEvidenceFile(trx, evidence, record.clock.now()))
    expect(await bucket.get(all[0])).not.toBeNull()
    await removeUnusedFiles(system)
    expect([await bucket.get(all[0]), await bucket.get(all[1]), await there(idle)]).toEqual([null, null, 4])
    record.clock.set('2026-12-03T15:00:00Z')
    await removeUnusedFiles(system)
    expect([await there(idle), await bucket.get(idle[0] ?? '')]).toEqual([0, null])
    const left = await record.db.selectFrom('stored_files').select('sha256').where('sha256', 'in', idle).execute()
    expect(left).toEqual([])
    expect((await upload(contributor, await talkativePhoto('cuatro'))).id).not.toBe(unused.id)
  })

  it('that cannot be reached keep an upload out, whole', async () => {
    const away = openFiles(record.db, record.clock, {
      limits: FILE_LIMITS,
      bucket: { ...options, bucket: 'no-such-bucket' },
      scanner: null,
      patience: 30_000,
      onError: () => undefined,
    })
    const before = await record.db.selectFrom('evidence_files').select('id').execute()
    await expect(upload({ ...contributor, files: away }, await talkativePhoto('seis'))).rejects.toThrow()
    expect(await record.db.selectFrom('evidence_files').select('id').execute()).toEqual(before)
    expect(await thrown(upload(contributor, await talkativePhoto('seis')))).toBe('done')
  })
})

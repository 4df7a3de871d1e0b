import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBundle } from '../../src/verifier/entry-bundle.ts'
import { foldHashes, leafHash, splitHashes } from '../../src/verifier/merkle.ts'
import { rootOfInclusion } from '../../src/verifier/proofs.ts'
import { testApp, type TestApp } from '../support/record.ts'
import { appendMany } from './append-many.ts'
import { asSuperuser } from './rewrite.ts'
import { verifySite } from './verify-site.ts'

const SIZE = 600
let app: TestApp
let leaves: string[]

beforeAll(async () => {
  app = await testApp({ instant: '2026-11-02T15:00:00Z', catalogue: false })
  await appendMany(app.record, SIZE)
  leaves = (await app.record.db.selectFrom('events').select('leaf').orderBy('seq').execute()).map((row) => row.leaf)
})
afterAll(() => app?.close())

const tile = async (path: string, headers: Record<string, string> = {}) => app.get(`/log/tile/${path}`, headers)
const bytes = async (path: string) => Buffer.from(await (await tile(path)).arrayBuffer())

describe('tiles', () => {
  it('of level 0 are the leaf hashes, full and partial', async () => {
    expect(splitHashes(await bytes('0/000'))).toEqual(leaves.slice(0, 256).map(leafHash))
    expect(splitHashes(await bytes('0/002.p/88'))).toEqual(leaves.slice(512, 600).map(leafHash))
    expect(splitHashes(await bytes('0/002.p/1'))).toEqual(leaves.slice(512, 513).map(leafHash))
  })

  it('of level 1 are the roots of the full tiles below', async () => {
    const expected = [0, 256].map((start) => foldHashes(leaves.slice(start, start + 256).map(leafHash)))
    expect(splitHashes(await bytes('1/000.p/2'))).toEqual(expected)
    expect(splitHashes(await bytes('1/000.p/1'))).toEqual(expected.slice(0, 1))
  })

  it('of entries hold each leaf to the byte', async () => {
    expect(readBundle(await bytes('entries/001'))?.map(String)).toEqual(leaves.slice(256, 512))
    expect(readBundle(await bytes('entries/002.p/88'))?.map(String)).toEqual(leaves.slice(512))
  })

  it('may be kept for ever', async () => {
    for (const path of ['0/000', '0/002.p/88', '1/000.p/2', 'entries/000', 'entries/002.p/3']) {
      const { headers, status } = await tile(path)
      expect([path, status, headers.get('cache-control'), headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual(
        [path, 200, 'public, max-age=31536000, immutable', 'application/octet-stream', '*'],
      )
    }
  })

  it('of entries are compressed for who can read that', async () => {
    const packed = await tile('entries/000', { 'accept-encoding': 'gzip' })
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer()))).toEqual(await bytes('entries/000'))
    const refused = await tile('entries/000', { 'accept-encoding': 'br, gzip;q=0' })
    expect(refused.headers.get('content-encoding')).toBeNull()
  })

  it.each([
    '0/003',
    '0/002',
    '0/002.p/89',
    '1/000',
    '1/000.p/3',
    '2/000.p/1',
    '63/000.p/1',
    'entries/002',
    'entries/999',
    '0/x999/x999/x999/x999/999',
    '0/0',
    'x',
    '0/000.p/256',
    '64/000',
  ])('%s is beyond the log, or no tile: 404, not to be kept', async (path) => {
    const { status, headers } = await tile(path)
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  it('follow when the log grows', async () => {
    await appendMany(app.record, 200)
    expect((await tile('0/002')).status).toBe(200)
    expect((await tile('1/000.p/3')).status).toBe(200)
    expect((await tile('1/000.p/4')).status).toBe(404)
  })

  it('are whole for the verifier', async () => {
    const { code, findings, lines } = await verifySite(app)
    expect([code, findings]).toEqual([0, []])
    expect(lines.join('\n')).toContain('800 events lead to the signed root')
  })

  it('above level 0 are checked by it too', async () => {
    const { findings } = await verifySite(app, [], async (path, response) => {
      if (!path.startsWith('/log/tile/1/')) return response
      const changed = Buffer.from(await response.arrayBuffer())
      changed[5] = (changed[5] ?? 0) ^ 1
      return new Response(changed)
    })
    expect(findings).toEqual(['FINDING  tile 1/000.p/3 does not follow from the tiles below it'])
  })

  it('with an event missing are not there', async () => {
    await asSuperuser(app.record.db, 'create table kept as select * from events where seq = 700', 'delete from events where seq = 700')
    expect([(await tile('0/002')).status, (await tile('entries/002')).status, (await tile('0/000')).status]).toEqual([404, 404, 200])
    await asSuperuser(app.record.db, 'insert into events select * from kept', 'drop table kept')
    expect((await tile('0/002')).status).toBe(200)
  })
})

describe('a proof', () => {
  it.each([0, 1, 255, 256, 511, 599])('of event %i leads from its leaf to the signed root', async (seq) => {
    const response = await app.get(`/log/proof/${seq}`)
    const proof = (await response.json()) as {
      leaf: string
      index: number
      size: number
      root: string
      hashes: string[]
      checkpoint: string
    }
    expect([proof.leaf, proof.index]).toEqual([leaves[seq], seq])
    const hashes = proof.hashes.map((hash) => Buffer.from(hash, 'base64'))
    expect(rootOfInclusion(leafHash(proof.leaf), seq, proof.size, hashes)?.toString('base64')).toBe(proof.root)
    expect(proof.checkpoint).toContain(`\n${proof.size}\n${proof.root}\n`)
    expect([response.headers.get('cache-control'), response.headers.get('vary')]).toEqual([
      'no-cache',
      'Accept, Accept-Language, Accept-Encoding',
    ])
  })

  it('is there as soon as the act is', async () => {
    await appendMany(app.record, 1)
    const { size } = await app.record.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()
    expect((await app.get(`/log/proof/${size - 1}`)).status).toBe(200)
    expect((await app.get(`/log/proof/${size}`)).status).toBe(404)
  })

  it.each(['-1', '01', '1.5', 'x', '9007199254740993', '1e3', '%20'])('of %s does not exist', async (seq) => {
    expect((await app.get(`/log/proof/${seq}`)).status).toBe(404)
  })

  it('is a page for a browser, in its language', async () => {
    const answer = await app.get('/log/proof/3', { accept: 'text/html,*/*', 'accept-language': 'en' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/en/log/3'])
    const spanish = await app.get('/log/proof/3', { accept: 'text/html' })
    expect(spanish.headers.get('location')).toBe('/es/log/3')
    const asked = await app.get('/log/proof/3?format=json', { accept: 'text/html' })
    expect([asked.status, asked.headers.get('content-type')]).toEqual([200, 'application/json'])
  })
})

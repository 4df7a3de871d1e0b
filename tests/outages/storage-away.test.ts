import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../templates/i18n/index.ts'
import type { HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR } from '../support/people.ts'
import { unescaped } from '../support/posted-form.ts'
import { FILE_LIMITS } from '../support/record.ts'
import { talkativePdf } from '../support/sample-files.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { openRelay, type TcpRelay } from '../support/tcp-relay.ts'
import { UPDATE } from '../support/update-form.ts'
import { join } from './join.ts'

const folder = mkdtempSync(joinPath(tmpdir(), 'vigia-storage-'))
let store: S3rver
let relay: TcpRelay
let server: TestServer
let contributor: HttpSession
let addressee: string

beforeAll(async () => {
  store = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'evidencia' }] })
  relay = await openRelay({ host: '127.0.0.1', port: (await store.run()).port })
  const endpoint = `http://127.0.0.1:${relay.port}`
  const bucket = {
    bucket: 'evidencia',
    endpoint,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    forcePathStyle: true,
  }
  server = await startServer({
    instant: '2026-11-20T15:00:00Z',
    config: { files: { limits: FILE_LIMITS, bucket, scanner: null }, logLevel: 'silent' },
  })
  contributor = await join(server.origin, await server.invitation('contributor'), CONTRIBUTOR)
  const form = await (await contributor.get('/es/workspace/updates/new')).text()
  addressee = /<option value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
})

afterAll(async () => {
  await server?.close()
  await relay?.close()
  await store?.close()
  rmSync(folder, { recursive: true, force: true })
})

const uploads = async (language: string) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ addressee, ...UPDATE, new_0_address: '', action: 'submit' })) form.set(name, value)
  form.set('new_0_file', new File([Buffer.from(await talkativePdf('acta'))], 'acta.pdf', { type: 'application/pdf' }))
  return contributor.post(`/${language}/workspace/updates`, form)
}

it.each(['es', 'en'])('an upload that cannot be kept brings the form back, says why and when to come again (%s)', async (language) => {
  relay.behave('cut')
  const answer = await uploads(language)
  const page = unescaped(await answer.text())
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
  expect(page).toContain(words(language).t('errors.storage_away'))
  expect(page).toContain(UPDATE['summary_es'])
  expect(page).toContain('href="#new_0_file"')
  expect(await (await contributor.get('/es/workspace')).text()).not.toMatch(/workspace\/updates\/[0-9a-f]{8}-/)
})

it('the same goes through once the store is back', async () => {
  relay.behave('through')
  expect((await uploads('es')).status).toBe(303)
})

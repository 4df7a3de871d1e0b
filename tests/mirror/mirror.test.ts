import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportSite, verifyMirror, type OpenedSite } from '../../src/mirror/index.ts'
import { runVerifier } from '../../src/verifier/index.ts'
import { publishUpdate, testApp, thrown, type TestApp } from '../support/record.ts'
import { plainServer } from './plain-server.ts'

const quiet = () => undefined
let app: TestApp
let server: Awaited<ReturnType<typeof plainServer>>
const folder = mkdtempSync(join(tmpdir(), 'vigia-mirror-'))
const mirror = join(folder, 'site')
const open = async (): Promise<OpenedSite> => ({ ask: (path) => app.get(path), close: quiet })
const write = () => exportSite(app.record.system, { folder: mirror, open }, quiet)

beforeAll(async () => {
  app = await testApp({ instant: '2026-03-01T12:00:00Z' })
  await publishUpdate(app.record, await app.record.addressee('REC-01'))
  server = await plainServer(mirror)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
  await app.close()
})

describe('a mirror on a plain server', () => {
  it('is written whole, and every link on every page leads to a file', async () => {
    const { files, written } = await write()
    expect(written).toBe(files)
    const seen = new Set<string>()
    const waiting = ['/', '/es', '/en']
    const faults: string[] = []
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      const response = await fetch(`${server.origin}${path}`)
      if (response.status !== 200) faults.push(`${path}: ${response.status}`)
      if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) continue
      const page = await response.text()
      if (/<form|<script(?! type="application\/ld\+json")/.test(page)) faults.push(`${path}: a form or a script`)
      if (!page.includes('http-equiv="refresh"') && !/Esta es una copia de|This is a copy of/.test(page)) faults.push(`${path}: no banner`)
      for (const [, address = ''] of page.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
        if (address.includes('?') && !address.includes('?v=')) faults.push(`${path}: asks ${address}`)
        waiting.push(address)
      }
    }
    expect(faults).toEqual([])
    expect(seen.size).toBeGreaterThan(500)
  }, 240_000)

  it('says what the site says, and passes the verifier', async () => {
    const page = await (await fetch(`${server.origin}/es/recommendations/REC-01`)).text()
    expect(page).toContain('El portal muestra tres textos íntegros.')
    expect(page).toMatch(/Registro público: \d+ actos, raíz /)
    expect(await (await fetch(`${server.origin}/es/recommendations.csv`)).text()).toBe(
      await (await app.get('/es/recommendations.csv')).text(),
    )
    const lines: string[] = []
    const code = await runVerifier([server.origin], '', { line: (text) => lines.push(text), progress: quiet })
    expect([code, lines.filter((line) => line.startsWith('FINDING'))]).toEqual([0, []])
  }, 120_000)

  it('is left as it is while nothing changed; a changed file is told and mended', async () => {
    const page = join(mirror, 'es/glossary/index.html')
    const { mtimeMs } = statSync(page)
    expect(await write()).toMatchObject({ written: 0, removed: 0 })
    expect(statSync(page).mtimeMs).toBe(mtimeMs)
    expect((await verifyMirror(mirror, quiet))?.wrong).toEqual([])
    writeFileSync(page, readFileSync(page, 'utf8').replace('Vigía', 'Otra cosa'))
    expect((await verifyMirror(mirror, quiet))?.wrong).toEqual(['es/glossary/index.html'])
    await write()
    expect((await verifyMirror(mirror, quiet))?.wrong).toEqual([])
  }, 240_000)
})

it('no folder is taken that holds something else', async () => {
  const other = mkdtempSync(join(folder, 'other-'))
  writeFileSync(join(other, 'thesis.txt'), 'mine')
  expect(await thrown(exportSite(app.record.system, { folder: other, open }, quiet))).toEqual({ folder: 'errors.mirror_folder' })
  expect(readFileSync(join(other, 'thesis.txt'), 'utf8')).toBe('mine')
})

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Invalid } from '../../src/kernel/errors.ts'
import { verifyMirror } from '../../src/mirror/index.ts'
import { resolveLink } from '../../src/mirror/mirror-address.ts'
import { openMirrorFolder } from '../../src/mirror/mirror-folder.ts'
import { readManifest } from '../../src/mirror/manifest.ts'
import { newSigningKey, parseSigningKey, signNote } from '../../src/verifier/index.ts'

const ROOT = Buffer.alloc(32, 1).toString('base64')
const FACTS = {
  origin: 'https://vigia.example',
  asOf: '2026-11-02T15:00:00.000Z',
  logSize: 3,
  logRoot: ROOT,
  checkpoint: signNote(`vigia.example/log\n3\n${ROOT}\n`, [parseSigningKey(newSigningKey('vigia.example/log'))]),
  writtenBy: '1',
}
let mirror: string
beforeEach(() => {
  mirror = mkdtempSync(join(tmpdir(), 'vigia-mirror-'))
})
afterEach(() => rmSync(mirror, { recursive: true, force: true }))

async function gather(files: Readonly<Record<string, string>>) {
  const folder = await openMirrorFolder(mirror)
  for (const [path, text] of Object.entries(files)) {
    const bytes = Buffer.from(text)
    await folder.add(path, path.endsWith('.pdf') ? new Blob([bytes]).stream() : bytes)
  }
  return folder
}
const write = async (files: Readonly<Record<string, string>>) => (await gather(files)).commit(FACTS)
const wrong = async () => (await verifyMirror(mirror, () => undefined))?.wrong
const read = (path: string) => readFileSync(join(mirror, path), 'utf8')

describe('the folder of a mirror', () => {
  it('gets what is new, keeps what is the same, loses what is gone, and is mended where somebody changed it', async () => {
    expect(await write({ '/es/index.html': 'uno', '/a.pdf': 'one', '/old/index.html': 'x' })).toEqual({ files: 3, written: 3, removed: 0 })
    const { mtimeMs } = statSync(join(mirror, 'a.pdf'))
    writeFileSync(join(mirror, 'es/index.html'), 'una')
    expect(await wrong()).toEqual(['es/index.html'])
    expect(await write({ '/es/index.html': 'uno', '/a.pdf': 'one', '/b.pdf': 'two' })).toEqual({ files: 3, written: 2, removed: 1 })
    expect([statSync(join(mirror, 'a.pdf')).mtimeMs, read('es/index.html'), await wrong()]).toEqual([mtimeMs, 'uno', []])
    expect(readdirSync(mirror).toSorted()).toEqual(['MANIFEST', 'a.pdf', 'b.pdf', 'es'])
  })

  it('stays as it was while a run gathers, and when one is cut off; one cut off while it moved is completed', async () => {
    await write({ '/es/index.html': 'uno', '/old/index.html': 'x' })
    await gather({ '/es/index.html': 'dos', '/new/index.html': 'y' })
    expect([read('es/index.html'), await wrong()]).toEqual(['uno', []])

    const before = read('MANIFEST')
    await write({ '/es/index.html': 'dos', '/new/index.html': 'y' })
    // As a process leaves it that dies between two moves: all is gathered, some is moved, the earlier manifest still stands.
    mkdirSync(join(mirror, '.next/new'), { recursive: true })
    renameSync(join(mirror, 'new/index.html'), join(mirror, '.next/new/index.html'))
    renameSync(join(mirror, 'MANIFEST'), join(mirror, '.next/MANIFEST'))
    writeFileSync(join(mirror, 'MANIFEST'), before)
    const { previous } = await openMirrorFolder(mirror)
    expect([...(previous?.files.keys() ?? [])]).toEqual(['es/index.html', 'new/index.html'])
    expect([await wrong(), existsSync(join(mirror, '.next'))]).toEqual([[], false])
  })

  it('lets a folder give way to a file and a file to a folder', async () => {
    await write({ '/feed.atom/index.html': 'a page', '/log': 'a file' })
    expect(await write({ '/feed.atom': 'a feed', '/log/index.html': 'a page' })).toEqual({ files: 2, written: 2, removed: 2 })
    expect([read('feed.atom'), read('log/index.html'), await wrong()]).toEqual(['a feed', 'a page', []])
  })

  it('is no folder that holds something else, takes no address out of it, and no two for one file', async () => {
    writeFileSync(join(mirror, 'thesis.txt'), 'mine')
    await expect(openMirrorFolder(mirror)).rejects.toThrow(Invalid)
    expect(await wrong()).toBeUndefined()
    rmSync(join(mirror, 'thesis.txt'))
    const folder = await openMirrorFolder(mirror)
    for (const path of ['/../x', '/a/../../x', '/MANIFEST', '/.next/x', '/a\\b', '/'])
      await expect(folder.add(path, Buffer.from('x'))).rejects.toThrow('cannot be a file')
    await folder.add('/a', Buffer.from('x'))
    await expect(folder.add('/a/', Buffer.from('x'))).rejects.toThrow('two addresses')
  })

  it('tells when its manifest is of another checkpoint', async () => {
    await (await gather({ '/a': 'x' })).commit({ ...FACTS, logSize: 4 })
    expect([await wrong(), (await readManifest(mirror))?.logSize]).toEqual([['MANIFEST'], 4])
  })
})

it.each([
  ['/es/recommendations?theme=oversight', '/es/themes/oversight', false],
  ['/es/recommendations?as_of=2026-11-02T15%3A00%3A00.000Z', '/es/recommendations', false],
  ['/es/recommendations?status=partial&theme=oversight', /^\/es\/recommendations\/_\/[0-9a-f]{16}$/, false],
  ['/es/recommendations?q=bases', 'https://vigia.example/es/recommendations?q=bases', true],
  ['/es/recommendations?theme=oversight&country=PE', 'https://vigia.example/es/recommendations?theme=oversight&country=PE', true],
  ['/en/changes?before=8', /^\/en\/changes\/_\/[0-9a-f]{16}$/, false],
  ['/es/reports?before=8', 'https://vigia.example/es/reports?before=8', true],
  ['/es/workspace#x', 'https://vigia.example/es/workspace#x', true],
  ['/es/log/3', 'https://vigia.example/es/log/3', true],
  ['/es/verify#how', '/es/verify#how', false],
  ['https://vigia.example/es', 'https://vigia.example/es', true],
  ['https://www.gob.pe/', 'https://www.gob.pe/', false],
] as const)('on a list of changes, %s leads to %s', (href, leadsTo, live) => {
  const bearings = { path: '/es/changes', language: 'es', origin: FACTS.origin, asOf: FACTS.asOf, acts: false }
  const resolved = resolveLink(href, bearings)
  expect(resolved.live).toBe(live)
  if (typeof leadsTo === 'string') expect(resolved.href).toBe(leadsTo)
  else expect(resolved.href).toMatch(leadsTo)
})

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it('nothing that a browser is given keeps anything in it', () => {
  const files = globSync('{src,templates}/**/*.{ts,js,html,css}', { cwd: root })
  const keeps = files.filter((path) =>
    /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open|serviceWorker)\b/.test(readFileSync(join(root, path), 'utf8')),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(keeps).toEqual([])
})

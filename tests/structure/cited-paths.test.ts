import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const documents = ['*.md', 'docs/**/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((path) => !path.startsWith('node_modules'))
const TOP = /^(?:src|db|jobs|templates|tests|docs|\.ci)\//

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8')

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
    const local = links.filter((target) => !/^[a-z]+:/.test(target))
    const missing = local.filter((target) => !existsSync(join(root, dirname(document), target)))
    expect(missing).toEqual([])
  })

  it('cites only paths that exist', () => {
    const cited = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path).filter((path) => TOP.test(path))
    const missing = cited.filter((path) => !exists(path))
    expect(missing).toEqual([])
  })

  it('cites only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    const cited = [...text.matchAll(/(?:\bnpm run |[`\n]npm )([a-z][a-z:-]*)/g)].map(([, name = '']) => name)
    const builtIn = new Set(['ci', 'install', 'run'])
    expect(cited.filter((name) => !builtIn.has(name) && !(name in scripts))).toEqual([])
  })
})

/** A path, a glob, or a pattern with `<name>` or `{es,en}` in it: each stands when something matches. */
function exists(path: string): boolean {
  const pattern = path.replaceAll(/<[^>]+>/g, '*')
  return /[*{]/.test(pattern) ? globSync(pattern, { cwd: root }).length > 0 : existsSync(join(root, relative('.', pattern)))
}

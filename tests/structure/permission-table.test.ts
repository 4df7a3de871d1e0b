import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const table = readFileSync(join(root, 'tests/recommendations/permissions.test.ts'), 'utf8')

it('every verb that asks who acts stands in the table of roles and verbs', () => {
  const verbs = globSync('src/*/index.ts', { cwd: root }).flatMap((index) =>
    [...readFileSync(join(root, index), 'utf8').matchAll(/^export \{([^}]*)\} from '(.+)'/gm)].flatMap(([, names = '', file = '']) => {
      const path = join(root, dirname(index), file)
      const code = existsSync(path) ? readFileSync(path, 'utf8') : ''
      const exported = names.split(',').flatMap((name) => /^[a-z]\w*$/.exec(name.trim())?.[0] ?? [])
      return exported.filter((name) => new RegExp(`export async function ${name}\\((?:(?!\\n}\\n)[^])*requireActor\\(`).test(code))
    }),
  )
  expect(verbs.length).toBeGreaterThan(60)
  expect(verbs.filter((verb) => !new RegExp(`'${verb}[',]`).test(table))).toEqual([])
})

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

const ALLOWED = {
  'db/rows.ts': `export const rows = 1`,
  'templates/pages/one.page.ts': `export const page = 1`,
  'src/kernel/clock.ts': `export const clock = 1`,
  'src/evidence/index.ts': `export { add } from './add.ts'`,
  'src/evidence/add.ts': `import { clock } from '../kernel/clock.ts'\nimport { rows } from '../../db/rows.ts'\nexport const add = clock + rows`,
  'src/reports/issue.ts': `import { add } from '../evidence/index.ts'\nimport { page } from '../../templates/pages/one.page.ts'\nexport const issue = add + page`,
  'src/reports/index.ts': `export { issue } from './issue.ts'`,
  'src/http/app.ts': `import { add } from '../evidence/index.ts'\nimport { type Row } from './parts/row.ts'\nexport const app: Row = add`,
  'src/http/parts/row.ts': `export type Row = number`,
  'src/http/parts/page.ts': `import { clock } from '../../kernel/clock.ts'\nimport { add } from '../../evidence/index.ts'\nimport { page } from '../../../templates/pages/one.page.ts'\nimport { app } from '../app.ts'\nexport const all = clock + add + page + app`,
  'jobs/issue.job.ts': `import { issue } from '../src/reports/index.ts'\nexport const job = issue`,
  'src/start.ts': `import { job } from '../jobs/issue.job.ts'\nimport { app } from './http/app.ts'\nexport const start = job + app`,
}

/** Each file breaks one wall; the word is what the linter has to call it. */
const PLANTED: Record<string, readonly [code: string, rule: string]> = {
  'db/knows-src.ts': [`import { clock } from '../src/kernel/clock.ts'\nexport const a = clock`, 'no-restricted-imports'],
  'db/knows-templates.ts': [`import { page } from '../templates/pages/one.page.ts'\nexport const a = page`, 'no-restricted-imports'],
  'templates/pages/knows-db.ts': [`import { rows } from '../../db/rows.ts'\nexport const a = rows`, 'no-restricted-imports'],
  'templates/knows-src.ts': [`import type { Row } from '../src/http/parts/row.ts'\nexport const a: Row = 1`, 'no-restricted-imports'],
  'templates/queries.ts': [`import { sql } from 'kysely'\nexport const a = sql`, 'no-restricted-imports'],
  'src/kernel/knows-feature.ts': [`import { add } from '../evidence/index.ts'\nexport const a = add`, 'no-restricted-imports'],
  'src/reports/knows-inside.ts': [`import { add } from '../evidence/add.ts'\nexport const a = add`, 'no-restricted-imports'],
  'src/reports/passes-on-inside.ts': [`export { add } from '../evidence/add.ts'`, 'no-restricted-imports'],
  'src/reports/knows-http.ts': [`import type { Row } from '../http/parts/row.ts'\nexport const a: Row = 1`, 'no-restricted-imports'],
  'src/reports/knows-cli.ts': [`import { start } from '../start.ts'\nexport const a = start`, 'no-restricted-imports'],
  'src/reports/knows-jobs.ts': [`export const a = async () => import('../../jobs/issue.job.ts')`, 'no-restricted-imports'],
  'src/http/knows-inside.ts': [`import { add } from '../evidence/add.ts'\nexport const a = add`, 'no-restricted-imports'],
  'src/http/parts/knows-inside.ts': [`import { add } from '../../evidence/add.ts'\nexport const a = add`, 'no-restricted-imports'],
  'src/http/parts/knows-jobs.ts': [`import { job } from '../../../jobs/issue.job.ts'\nexport const a = job`, 'no-restricted-imports'],
  'src/http/knows-jobs.ts': [`import { job } from '../../jobs/issue.job.ts'\nexport const a = job`, 'no-restricted-imports'],
  'src/cli.ts': [`import { job } from '../jobs/issue.job.ts'\nexport const a = job`, 'no-restricted-imports'],
  'jobs/knows-inside.ts': [`import { add } from '../src/evidence/add.ts'\nexport const a = add`, 'no-restricted-imports'],
  'jobs/knows-http.ts': [`import { app } from '../src/http/app.ts'\nexport const a = app`, 'no-restricted-imports'],
  'src/kernel/cycle-a.ts': [`import { b } from './cycle-b.ts'\nexport const a = (): number => b()`, 'no-cycle'],
  'src/kernel/cycle-b.ts': [`import { a } from './cycle-a.ts'\nexport const b = (): number => a()`, 'no-cycle'],
  'src/reports/forgets.ts': [`const send = async () => 1\nsend()`, 'no-floating-promises'],
  'src/reports/reads-environment.ts': [`export const a = process.env['PORT']`, 'no-process-env'],
  'src/reports/imports-environment.ts': [`import { env } from 'node:process'\nexport const a = env`, 'no-restricted-imports'],
}

let folder: string
let found: Map<string, Set<string>>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-lint-'))
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, code] of Object.entries(ALLOWED)) plant(path, code)
  for (const [path, [code]] of Object.entries(PLANTED)) plant(path, code)
  found = lint()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(Object.entries(PLANTED))('%s is refused', (path, [, rule]) => {
  expect([...(found.get(path) ?? [])]).toContain(rule)
})

it.each(Object.keys(ALLOWED))('%s is allowed', (path) => {
  expect(found.get(path) ?? new Set()).toEqual(new Set())
})

function plant(path: string, code: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), `${code}\n`)
}

/** Rules broken, by file. */
function lint(): Map<string, Set<string>> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format', 'unix', '.'], { cwd: folder, encoding: 'utf8' })
  const broken = new Map<string, Set<string>>()
  for (const [, path = '', rule = ''] of stdout.matchAll(/^(.+?):\d+:\d+: .*\/[a-z]+\(([a-z-]+)\)\]$/gm)) {
    broken.set(path, (broken.get(path) ?? new Set()).add(rule))
  }
  return broken
}

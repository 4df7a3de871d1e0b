import { spawnSync } from 'node:child_process'
import { Console } from 'node:console'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { classPath, firstMissing } from '../support/java.ts'
import { npmStart } from '../support/npm-start.ts'

const NOT_RUN = 2
const MOST_PAGES = 4000
/** Of one page with different queries. */
const MOST_VIEWS = 4
const terminal = new Console(process.stdout, process.stderr)

interface Message {
  readonly url: string
  readonly type: string
  readonly subType?: string
  readonly message: string
  readonly lastLine?: number
  readonly extract?: string
}

/** Follows the links of a new instance from both front pages and asks the Nu HTML checker (vnu) about every public page. */
async function checkHtml(): Promise<number> {
  const missing = firstMissing({ java: '-version', mvn: '-version' })
  if (missing !== undefined) {
    terminal.log(
      `Not run: there is no ${missing === 'mvn' ? 'Maven (mvn)' : 'Java'} on this machine. The Nu checker needs Java 11 or later and Maven.`,
    )
    return NOT_RUN
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigia-html-'))
  const app = await npmStart({ DATA_DIR: join(folder, 'data') })
  try {
    while (!(await (await fetch(`${app.origin}/es/feeds/reports.atom`)).text()).includes('<entry>')) await sleep(200)
    const pages = await savePages(app.origin, folder)
    const jars = classPath(join(import.meta.dirname, 'pom.xml'))
    const options = ['-Xss4m', '-cp', jars, 'nu.validator.client.SimpleCommandLineValidator', '--format', 'json', '--exit-zero-always']
    const { stderr } = spawnSync('java', [...options, ...pages.keys()], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
    const { messages } = JSON.parse(stderr) as { readonly messages: readonly Message[] }
    const faults = messages.filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    for (const [text, group] of Map.groupBy(faults, ({ message }) => message)) {
      const [first] = group
      const path = pages.get(first?.url.replace(/^file:/, '') ?? '') ?? '?'
      terminal.log(`${group.length} × ${text}\n  ${path}, line ${first?.lastLine}: ${first?.extract?.replaceAll(/\s+/g, ' ')}`)
    }
    terminal.log(`${pages.size} pages, ${faults.length} faults.`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** File → path of each public page that can be reached from the front pages. */
async function savePages(origin: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const saved = new Map<string, string>()
  const views = new Map<string, number>()
  const waiting = LANGUAGES.map((language) => `/${language}`)
  const known = new Set(waiting)
  for (const path of waiting) {
    if (saved.size >= MOST_PAGES) throw new Error(`more than ${MOST_PAGES} pages`)
    const answer = await fetch(origin + path, { redirect: 'manual' })
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    const file = join(folder, `${saved.size}.html`)
    writeFileSync(file, html)
    saved.set(file, path)
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), origin + path)
      const next = url.pathname + url.search
      if (url.origin !== origin || !/^\/[a-z]{2}(?:\/|$)/.test(url.pathname) || /^\/..\/(?:workspace|sign-in|log\/)/.test(url.pathname))
        continue
      const seen = views.get(url.pathname) ?? 0
      if (known.has(next) || seen >= MOST_VIEWS) continue
      views.set(url.pathname, seen + 1)
      known.add(next)
      waiting.push(next)
    }
  }
  return saved
}

process.exitCode = await checkHtml()

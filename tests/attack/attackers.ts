import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Finding {
  readonly attacker: string
  /** As the attacker says it; `informational` is no finding of weight. */
  readonly severity: 'informational' | 'low' | 'medium' | 'high' | 'critical'
  readonly what: string
}

export interface Attack {
  readonly name: string
  /** How long it ran, and whether by itself to its end. */
  readonly seconds: number
  readonly finished: boolean
  /** Null: it made no report, so that nothing is known. */
  readonly findings: readonly Finding[] | null
}

export interface Target {
  readonly origin: string
  /** Of somebody who is signed in; null: nobody. */
  readonly cookie: string | null
  /** Where the programs of the attackers are, and where they may write. */
  readonly bin: string
  readonly folder: string
  /** Seconds that each attacker has. */
  readonly seconds: number
}

const SEVERITIES = ['informational', 'low', 'medium', 'high', 'critical'] as const

/**
 * What wapiti says that is so by the way it is asked, on plain HTTP on this machine: behind a proxy with TLS the header and the
 * attribute are sent (tests of the headers show it).
 */
const OF_PLAIN_HTTP = /Strict-Transport-Security|Secure flag is not set|not redirect|HTTPS/i

/**
 * All that need nothing from the internet. Without spring4shell, which takes any 400 to a parameter that nobody knows for a find: such
 * are refused here, and there is no Java.
 */
const MODULES = [
  'backup',
  'cookieflags',
  'crlf',
  'csp',
  'csrf',
  'exec',
  'file',
  'htaccess',
  'http_headers',
  'ldap',
  'methods',
  'permanentxss',
  'redirect',
  'shellshock',
  'sql',
  'timesql',
  'upload',
  'xss',
  'xxe',
]

/** wapiti: crawls, then tries injections of every kind at every parameter and form. */
export async function wapiti({ origin, cookie, bin, folder, seconds }: Target): Promise<Attack> {
  const name = `wapiti, ${cookie === null ? 'signed out' : 'signed in'}`
  const report = join(folder, `wapiti-${cookie === null ? 'out' : 'in'}.json`)
  const start = cookie === null ? `${origin}/es` : `${origin}/es/workspace`
  const args = ['-u', start, '--scope', 'domain', '--flush-session', '--no-bugreport', '-v', '1', '-f', 'json', '-o', report]
  // Whoever follows the way out is no longer signed in.
  const more = cookie === null ? [] : ['-H', `Cookie: ${cookie}`, '-x', `${origin}/es/sign-out`, '-x', `${origin}/en/sign-out`]
  // A quarter of the time to find pages and forms, of each kind a few; the rest to try them.
  const crawl = ['--max-scan-time', String(Math.ceil(seconds / 4)), '-d', '3', '--max-files-per-dir', '10', '--max-links-per-page', '60']
  const tries = ['-m', MODULES.join(','), '--max-attack-time', String(Math.max(2, Math.floor((seconds * 0.75) / MODULES.length)))]
  const keeps = ['--store-session', folder, '--store-config', folder]
  const ran = await run(join(bin, 'wapiti'), [...args, ...crawl, ...tries, ...keeps, ...more], folder, seconds * 3 + 120)
  if (!existsSync(report)) return { name, ...ran, finished: false, findings: null }
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8')) as Record<
    'vulnerabilities' | 'anomalies',
    Record<string, readonly { readonly level: number; readonly info: string; readonly method: string; readonly path: string }[]>
  >
  const findings: Finding[] = []
  for (const [kind, found] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)])
    for (const { level, info, method, path } of found) {
      const refused = /anti CSRF token/.test(info) && (await refusesStrangers(origin + path, cookie))
      const severity = refused || OF_PLAIN_HTTP.test(info) ? 'informational' : (SEVERITIES[level] ?? 'critical')
      const why = refused ? '; tried: what does not come from this site is refused' : ''
      findings.push({ attacker: name, severity, what: `${kind}: ${info} (${method} ${path})${why}` })
    }
  return { name, ...ran, findings }
}

/**
 * wapiti looks for tokens in forms; here the browser says where a form comes from (Sec-Fetch-Site, Origin). Whether a form from
 * another site, or from nowhere, is refused, is tried.
 */
async function refusesStrangers(address: string, cookie: string | null): Promise<boolean> {
  const strangers = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const stranger of strangers) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...stranger, ...(cookie === null ? {} : { cookie }) }
    const { status } = await fetch(address, { method: 'POST', headers: headers as Record<string, string>, body: 'a=b', redirect: 'manual' })
    if (status !== 403) return false
  }
  return true
}

/** Addresses with every kind of parameter that a reader may type. */
const PARAMETERS = [
  '/es/recommendations?q=base&status=done&institution=peru&page=1',
  '/es/changes?since=2026-10-01&page=1',
  '/es/compare?from=2026-10-01&to=2026-11-01',
  '/es/recommendations/REC-01?as_of=2026-11-01',
  '/api/v1/recommendations?q=base&limit=5',
]

/** sqlmap: every parameter of these addresses, and the form of sign-in. */
export async function sqlmap({ origin, cookie, bin, folder, seconds }: Target): Promise<Attack> {
  const name = `sqlmap, ${cookie === null ? 'signed out' : 'signed in'}`
  const findings: Finding[] = []
  let [spent, finished] = [0, true]
  for (const [at, path] of PARAMETERS.entries()) {
    const left = Math.max(10, Math.round((seconds - spent) / (PARAMETERS.length - at)))
    const args = [
      '-u',
      origin + path,
      '--batch',
      '--level',
      '2',
      '--risk',
      '1',
      '--dbms',
      'PostgreSQL',
      '--disable-coloring',
      '--threads',
      '2',
    ]
    const more = ['--output-dir', join(folder, 'sqlmap'), ...(cookie === null ? [] : ['--cookie', cookie])]
    const ran = await run(join(bin, 'sqlmap'), [...args, ...more], folder, left)
    spent += ran.seconds
    finished &&= ran.finished
    if (/identified the following injection point|appears to be .*injectable|is vulnerable/.test(ran.output))
      findings.push({ attacker: name, severity: 'critical', what: `an injection at ${path}` })
    if (/\(Internal Server Error\)/.test(ran.output)) findings.push({ attacker: name, severity: 'high', what: `a 500 at ${path}` })
  }
  return { name, seconds: spent, finished, findings }
}

/** What is there for everybody (and /metrics for this machine, from which the attack comes). */
const PUBLIC =
  /^\/(?:es|en|id|data|log|api|reports|evidence|assets)(?:$|[/?])|^\/(?:robots\.txt|sitemap\.xml|favicon\.\w+|healthz|readyz|metrics|\.well-known\/security\.txt)?$/

/** dirsearch: eleven thousand names of files and folders that should not be there. */
export async function dirsearch({ origin, bin, folder, seconds }: Target): Promise<Attack> {
  const name = 'dirsearch'
  const report = join(folder, 'dirsearch.json')
  const args = [
    '-u',
    origin,
    '-e',
    'php,env,sql,bak,zip,json,ts',
    '-t',
    '8',
    '-q',
    '--no-color',
    '--max-time',
    String(seconds),
    '--format',
    'json',
    '-o',
    report,
  ]
  const ran = await run(join(bin, 'dirsearch'), args, folder, seconds + 60)
  if (!existsSync(report)) return { name, ...ran, finished: false, findings: null }
  const { results } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly results: readonly { readonly url: string; readonly status: number }[]
  }
  const findings = results.flatMap(({ url, status }): Finding[] => {
    const path = new URL(url).pathname
    if (status >= 500) return [{ attacker: name, severity: 'high', what: `${status} at ${path}` }]
    return status < 300 && !PUBLIC.test(path) ? [{ attacker: name, severity: 'medium', what: `something at ${path}` }] : []
  })
  return { name, ...ran, findings }
}

/** A program for so many seconds at most; then it is ended. */
async function run(program: string, args: readonly string[], folder: string, seconds: number) {
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder, no_proxy: '127.0.0.1' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-2_000_000)))
  const late = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
  const [code] = (await Promise.race([once(child, 'close'), once(child, 'error').then(() => [null])])) as [number | null]
  clearTimeout(late)
  return { seconds: Math.round((performance.now() - began) / 1000), finished: code !== null, output }
}

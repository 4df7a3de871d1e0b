import { spawn } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runProgram } from '../readers/run-program.ts'
import { dirsearch, sqlmap, wapiti, type Attack } from './attackers.ts'
import { holdIdle } from './idle-connections.ts'

const terminal = new Console(process.stdout, process.stderr)
const GIVEN_UP = 2
const IDLE = 10_000
/** A machine that does too much at once is late; that is no fault of what it serves. */
const LATE = /NODE-CRON.*missed execution/
/** Requests that a scanner sends which really scans. */
const LEAST = 100
/** What nobody may write who has no right to: a stranger and a contributor write drafts and what they ask for, and no more. */
const UNTOUCHED = [
  'events',
  'sources',
  'recommendations',
  'recommendation_wordings',
  'institutions',
  'agreements',
  'agreement_versions',
  'positions',
  'editions',
  'withdrawals',
  'redactions',
  'replies',
  'accounts',
  'users',
  'invitations',
]

type Rows = Readonly<Record<string, number>>

/**
 * Lets the public scanners of the Python registry (wapiti, sqlmap, dirsearch) loose on a service of its own on this machine for so
 * many minutes (the first argument; 6), signed out and signed in, then ten thousand idle connections. Ends with 1 when one found
 * anything above informational, or the service does not answer, has a stack trace in its log or rows that nobody may write.
 */
async function checkAttack(minutes: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-attack-'))
  try {
    const bin = await install(join(folder, 'python'))
    if (bin === null) {
      terminal.error('python3 or pip is missing, or the scanners could not be installed')
      return GIVEN_UP
    }
    const service = await serve(join(folder, 'data'))
    const seconds = Math.max(20, Math.round((minutes * 60) / 5))
    const { origin, cookie, rows: before } = service
    const attacks: Attack[] = []
    const hollow: string[] = []
    for (const attack of [
      () => wapiti({ origin, cookie: null, bin, folder, seconds }),
      () => wapiti({ origin, cookie, bin, folder, seconds }),
      () => sqlmap({ origin, cookie: null, bin, folder, seconds }),
      () => sqlmap({ origin, cookie, bin, folder, seconds }),
      () => dirsearch({ origin, cookie: null, bin, folder, seconds }),
    ]) {
      const asked = await requestsSoFar(origin)
      const ran = await attack()
      const requests = (await requestsSoFar(origin)) - asked
      attacks.push(ran)
      if (!(requests > LEAST)) hollow.push(`${ran.name} asked ${requests} times only: give it more minutes`)
      if (ran.findings === null) hollow.push(`${ran.name} made no report: give it more minutes`)
      const end = ran.finished ? '' : ', ended before its end'
      terminal.log(`${ran.name}: ${requests} requests in ${ran.seconds} s${end}, ${ran.findings?.length ?? 'nothing'} said`)
    }
    const held = await holdIdle(origin, IDLE)
    terminal.log(
      `${held.open} idle connections, pages meanwhile: ${held.pages.map((took) => (took === null ? 'none' : `${took} ms`)).join(', ')}`,
    )
    const answers = (await fetch(`${origin}/readyz`).catch(() => null))?.status === 200
    const { rows, log } = await service.stop()
    return judge(attacks, [
      ...(answers ? [] : ['the service no longer answers']),
      ...(held.open < IDLE * 0.9 ? [`only ${held.open} idle connections stood`] : []),
      ...(held.pages.includes(null) ? ['a page did not come while connections were idle'] : []),
      ...hollow,
      ...log.map((line) => `in the log: ${line.slice(0, 300)}`),
      ...UNTOUCHED.filter((table) => before[table] !== rows[table]).map(
        (table) => `${table}: ${before[table]} rows before, ${rows[table]} after`,
      ),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** As the service counts them itself. */
async function requestsSoFar(origin: string): Promise<number> {
  const text = (await (await fetch(`${origin}/metrics`).catch(() => null))?.text()) ?? ''
  return [...text.matchAll(/^vigia_http_request_duration_seconds_count\{.*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
}

function judge(attacks: readonly Attack[], faults: readonly string[]): number {
  const said = attacks.flatMap(({ findings }) => findings ?? [])
  const grave = said.filter(({ severity }) => severity !== 'informational')
  for (const { attacker, severity, what } of said)
    terminal.log(`${severity === 'informational' ? 'said ' : 'FOUND'} ${attacker} (${severity}): ${what}`)
  for (const fault of faults) terminal.error(`FOUND ${fault}`)
  terminal.log(`${said.length - grave.length} informational, ${grave.length} above, ${faults.length} faults of the service`)
  return grave.length + faults.length === 0 ? 0 : 1
}

async function install(folder: string): Promise<string | null> {
  if ((await runProgram('python3', ['-m', 'venv', folder])).code !== 0) return null
  const requirements = join(import.meta.dirname, 'requirements.txt')
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]
  return (await runProgram(join(folder, 'bin', 'python'), pip)).code === 0 ? join(folder, 'bin') : null
}

interface Service {
  readonly origin: string
  readonly cookie: string
  readonly rows: Rows
  /** Its rows then, and what it logged as an error. */
  stop(): Promise<{ readonly rows: Rows; readonly log: readonly string[] }>
}

async function serve(folder: string): Promise<Service> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve-attacked.ts'), folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const lines: string[] = []
  const facts: Record<string, unknown>[] = []
  const began = Promise.withResolvers<void>()
  const hear = (line: string) => {
    if (/^\{"(?:origin|rows)"/.test(line)) facts.push(JSON.parse(line) as Record<string, unknown>)
    else lines.push(line)
    began.resolve()
  }
  createInterface(child.stdout).on('line', hear)
  createInterface(child.stderr).on('line', (line) => lines.push(line))
  await Promise.race([began.promise, ended])
  const [said] = facts as unknown as readonly { readonly origin: string; readonly cookie: string; readonly rows: Rows }[]
  if (said === undefined) throw new Error(`the service did not start: ${lines.join('\n')}`)
  return {
    ...said,
    async stop() {
      child.kill('SIGTERM')
      await ended
      return { rows: (facts[1]?.['rows'] ?? {}) as Rows, log: lines.filter((line) => line.trim() !== '' && !LATE.test(line)) }
    },
  }
}

process.exitCode = await checkAttack(Number(process.argv[2] ?? 6))

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Console } from 'node:console'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runProgram } from '../readers/run-program.ts'

const terminal = new Console(process.stdout, process.stderr)

/** What no schema can say (rules of the record, cursors, keys that were used) is no finding: a request that fits may still be refused. */
const LEFT_OUT = 'positive_data_acceptance'
const GIVEN_UP = 2
/** One operation has a token of its own. */
const MAIL_SECONDS = 20

/**
 * Lets Schemathesis, a property-based tester, loose on a service of its own for some minutes (the first argument; 2), half of them
 * without a key and half with one: no answer may be a 5xx or lie outside the OpenAPI document. Ends with 1 when one did.
 */
async function checkApi(minutes: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-api-'))
  try {
    const schemathesis = await install(join(folder, 'python'))
    if (schemathesis === null) {
      terminal.error('python3 or pip is missing, or schemathesis could not be installed')
      return GIVEN_UP
    }
    const service = await serve(join(folder, 'data'))
    try {
      const half = Math.max(30, Math.round(minutes * 30))
      const [key = ''] = service.keys
      const runs = [
        { as: 'without a key', key: null, seconds: half, path: [] },
        { as: 'with a key', key, seconds: half, path: [] },
        { as: 'as the mail system', key: service.token, seconds: MAIL_SECONDS, path: ['--include-path', '/mail/feedback'] },
      ]
      const codes = []
      const document = join(folder, 'openapi.json')
      await runProgram('curl', ['-sf', '-o', document, `${service.origin}/api/v1/openapi.json`])
      for (const asked of runs) codes.push(await run(schemathesis, document, service.origin, asked, folder))
      const answers = await runProgram('curl', ['-sf', `${service.origin}/readyz`])
      if (answers.code !== 0) terminal.error('the service no longer answers')
      return codes.every((code) => code === 0) && answers.code === 0 ? 0 : 1
    } finally {
      await service.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function install(folder: string): Promise<string | null> {
  if ((await runProgram('python3', ['-m', 'venv', folder])).code !== 0) return null
  const requirements = join(import.meta.dirname, 'requirements.txt')
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]
  return (await runProgram(join(folder, 'bin', 'python'), pip)).code === 0 ? join(folder, 'bin', 'schemathesis') : null
}

async function serve(folder: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve-api.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const first = once(createInterface(child.stdout), 'line').then(([line]) => String(line))
  const said = await Promise.race([first, ended.then(() => null)])
  if (said === null) throw new Error('the service did not start')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { ...(JSON.parse(said) as { readonly origin: string; readonly keys: readonly string[]; readonly token: string }), stop }
}

interface Run {
  readonly as: string
  readonly key: string | null
  readonly seconds: number
  /** Arguments that choose operations; none: all. */
  readonly path: readonly string[]
}

async function run(
  schemathesis: string,
  document: string,
  origin: string,
  { as, key, seconds, path }: Run,
  folder: string,
): Promise<number> {
  terminal.log(`${as}: ${seconds} seconds`)
  const seed = process.env['SEED'] === undefined ? [] : ['--seed', process.env['SEED']]
  const child = spawn(
    schemathesis,
    [
      'run',
      document,
      '--url',
      `${origin}/api/v1`,
      '--max-time',
      String(seconds),
      '--exclude-checks',
      LEFT_OUT,
      // With two, Python 3.11 itself fails now and then while it parses.
      '--workers',
      '1',
      '--warnings',
      'off',
      '--continue-on-failure',
      '--no-color',
      ...seed,
      ...path,
      ...(key === null ? [] : ['--header', `Authorization: Bearer ${key}`]),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], cwd: folder },
  )
  const [code] = (await once(child, 'close')) as [number | null]
  return code ?? 1
}

process.exitCode = await checkApi(Number(process.argv[2] ?? 2))

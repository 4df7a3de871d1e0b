import { execFile } from 'node:child_process'
import { Console } from 'node:console'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLock } from './read-lock.ts'

const terminal = new Console(process.stdout, process.stderr)
const PRODUCTION = ['--omit=dev', '--package-lock-only']

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>
  readonly message?: string
  readonly error?: { readonly summary?: string }
}

interface Bom {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly { readonly purl?: string }[]
}

/**
 * What Vigía is built from: digests and versions in the lock, licences, known vulnerabilities of what is deployed, and a bill of
 * materials (CycloneDX), written to the path given. Exit code 1 when something is wrong; what the registry does not answer is said
 * to be unchecked, and is no failure.
 */
async function checkDependencies(path: string | undefined): Promise<number> {
  const lock = readLock()
  terminal.log(`Lock: ${lock.packages} packages, ${lock.production} of them deployed, with digests and in one version each`)
  terminal.log(
    `Licences: ${Object.entries(lock.licences)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  )
  const faults = [...lock.faults, ...(await findVulnerabilities()), ...(await makeBill(path))]
  for (const fault of faults) terminal.error(`FOUND ${fault}`)
  terminal.log(faults.length === 0 ? 'Nothing found.' : `${faults.length} found.`)
  return faults.length === 0 ? 0 : 1
}

async function findVulnerabilities(): Promise<readonly string[]> {
  const output = await npm('audit', '--json', ...PRODUCTION)
  const audit = parsed(output) as Audit | null
  if (audit?.vulnerabilities === undefined) {
    terminal.log(`Vulnerabilities: NOT CHECKED, the registry did not answer (${audit?.message ?? audit?.error?.summary ?? 'no answer'})`)
    return []
  }
  const found = Object.entries(audit.vulnerabilities)
  terminal.log(`Vulnerabilities: ${found.length} known in what is deployed`)
  return found.map(([name, { severity, range }]) => `${name} ${range}: a known vulnerability (${severity}); npm audit says more`)
}

async function makeBill(path: string | undefined): Promise<readonly string[]> {
  const output = await npm('sbom', '--sbom-format', 'cyclonedx', ...PRODUCTION)
  const bill = parsed(output) as Bom | null
  if (bill?.bomFormat !== 'CycloneDX') return ['npm sbom made no bill of materials']
  const nameless = bill.components.filter(({ purl }) => purl === undefined).length
  terminal.log(
    `Bill of materials: CycloneDX ${bill.specVersion}, ${bill.components.length} components${path === undefined ? '' : `, in ${path}`}`,
  )
  if (path !== undefined) writeFileSync(path, `${JSON.stringify(bill, null, 2)}\n`)
  return [
    ...(nameless > 0 ? [`${nameless} components of the bill have no package URL`] : []),
    ...(bill.components.length < 50 ? [`only ${bill.components.length} components in the bill`] : []),
  ]
}

/** Standard output, whatever npm ends with: with findings it ends with 1. Its own settings hold: registry, certificates. */
function npm(...args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', args, { cwd: join(import.meta.dirname, '../..'), timeout: 120_000, maxBuffer: 100_000_000 }, (_, output) =>
      resolve(output),
    )
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'))) as unknown
  } catch {
    return null
  }
}

process.exitCode = await checkDependencies(process.argv[2])

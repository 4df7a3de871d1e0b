import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowedLicence, SAID_ELSEWHERE } from './licences.ts'

const root = join(import.meta.dirname, '../..')

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}

export interface LockReport {
  readonly packages: number
  /** Those that come with `npm ci --omit=dev`. */
  readonly production: number
  readonly licences: Readonly<Record<string, number>>
  /** One line each; empty: nothing is wrong. */
  readonly faults: readonly string[]
}

/** What package-lock.json says: digests of everything, one version of each direct dependency, licences of what is deployed. */
export function readLock(): LockReport {
  const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, Record<string, unknown>>
  const lock = read('package-lock.json') as unknown as { readonly lockfileVersion: number; readonly packages: Record<string, Locked> }
  const { dependencies, devDependencies, optionalDependencies } = read('package.json')
  const direct = { ...dependencies, ...devDependencies, ...optionalDependencies } as Record<string, string>
  const all = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && link !== true)
  const production = all.filter(([, { dev }]) => dev !== true)
  const licences: Record<string, number> = {}
  const licenceOf = ([path, { license }]: readonly [string, Locked]) => license ?? SAID_ELSEWHERE[path] ?? 'none'
  for (const each of production) licences[licenceOf(each)] = (licences[licenceOf(each)] ?? 0) + 1
  const faults = [
    ...(lock.lockfileVersion === 3 ? [] : [`package-lock.json: version ${lock.lockfileVersion}, not 3`]),
    ...all
      .filter(([, { integrity, inBundle }]) => inBundle !== true && !integrity?.startsWith('sha512-'))
      .map(([path]) => `${path}: no sha512 digest`),
    ...all.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => `${path}: names a registry`),
    ...Object.entries(direct)
      .filter(
        ([name, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) || lock.packages[`node_modules/${name}`]?.version !== version,
      )
      .map(([name, version]) => `${name}@${version}: not one version, or another in the lock`),
    ...production
      .filter((each) => !isAllowedLicence(licenceOf(each)))
      .map((each) => `${each[0]}: the licence (${licenceOf(each)}) is not among those allowed`),
  ]
  return { packages: all.length, production: production.length, licences, faults }
}

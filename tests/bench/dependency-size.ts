import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figures } from './figures.ts'

const root = join(import.meta.dirname, '../..')

interface LockedPackage {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
}

/** Disk use of `node_modules`: everything, what runs in production, and the pinned Node binary; packages and megabytes (10⁶ bytes). */
export function dependencySize(): Figures {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> }
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '' && existsSync(join(root, path)))
  const paths = installed.map(([path]) => path)
  const production = installed.filter(([path, locked]) => !locked.dev && !locked.devOptional && !isNodeBinary(path)).map(([path]) => path)
  return {
    'node_modules (all)': { packages: paths.length, megabytes: megabytes(['node_modules']) },
    'runtime dependencies': { packages: production.length, megabytes: megabytes(outermost(production)) },
    'Node binary (optional)': { packages: paths.filter(isNodeBinary).length, megabytes: megabytes(paths.filter(isNodeBinary)) },
  }
}

function isNodeBinary(path: string): boolean {
  return /node_modules\/node-(?:bin-)?(?:linux|darwin|win)-/.test(path)
}

/** Without the packages that lie inside another one of the list, which are counted with it. */
function outermost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)))
}

function megabytes(paths: readonly string[]): number {
  return Math.round(paths.reduce((total, path) => total + bytesUnder(join(root, path)), 0) / 1e5) / 10
}

function bytesUnder(path: string): number {
  const stats = lstatSync(path)
  if (!stats.isDirectory()) return stats.isFile() ? stats.size : 0
  return readdirSync(path).reduce((total, name) => total + bytesUnder(join(path, name)), 0)
}

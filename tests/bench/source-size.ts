import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, percentile, type Figures } from './figures.ts'

const root = join(import.meta.dirname, '../..')

/** Lines per TypeScript file: how many files, the median, the 90th percentile and the longest, by top folder and in all. */
export function sourceSize(): Figures {
  const folders = ['src', 'db', 'jobs', 'templates']
  const lines = new Map(
    folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }).map((file) => [file, countLines(join(root, file))] as const)),
  )
  const of = (files: [string, number][]) => {
    const [file, longest] = files.toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
    const counts = files.map(([, count]) => count)
    return { files: files.length, lines: sum(counts), median: median(counts), p90: percentile(counts, 0.9), longest, 'longest file': file }
  }
  const all = [...lines]
  const byFolder = folders.map((folder) => [folder, all.filter(([file]) => file.startsWith(`${folder}/`))] as const)
  return Object.fromEntries(
    [...byFolder, ['all', all] as const].filter(([, files]) => files.length > 0).map(([name, files]) => [name, of(files)]),
  )
}

function countLines(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

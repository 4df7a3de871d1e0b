import { join } from 'node:path'
import { feedAddresses } from './feed-kinds.ts'
import type { Reader } from './reader.ts'
import { hasProgram, runProgram } from './run-program.ts'

const SOURCE = 'https://github.com/w3c/feedvalidator.git'
const COMMIT = '43dabeb217bd8d8b0a3f12f3a6e7c39a8619d9a8'

/**
 * The validator of the W3C at level AA: an error or a warning is a fault. It is no package: its source comes from the folder that
 * FEEDVALIDATOR names, or with git.
 */
export const feedvalidator: Reader = {
  name: 'feedvalidator',
  async read({ record, folder, python }) {
    if (python === null) return 'needs python3 with venv, and pip'
    const checkout = process.env['FEEDVALIDATOR'] ?? (await fetchSource(join(folder, 'source')))
    if (checkout === null) return `needs git and ${SOURCE}, or FEEDVALIDATOR, a folder with its source`
    const addresses = feedAddresses(record.origin, ['atom', 'rss'], record.months)
    const { code, output, complaints } = await runProgram(python, [join(import.meta.dirname, 'validate-feeds.py'), checkout, ...addresses])
    const lines = output.trim().split('\n')
    if (lines.at(-1) !== `${addresses.length} validated`) return [`feedvalidator ended with ${code}: ${complaints.slice(-1_000)}`]
    return lines.slice(0, -1)
  },
}

async function fetchSource(folder: string): Promise<string | null> {
  if (!(await hasProgram('git', '--version'))) return null
  for (const args of [
    ['init', '--quiet', folder],
    ['-C', folder, 'fetch', '--quiet', '--depth=1', SOURCE, COMMIT],
    ['-C', folder, 'checkout', '--quiet', 'FETCH_HEAD'],
  ]) {
    if ((await runProgram('git', args)).code !== 0) return null
  }
  return folder
}

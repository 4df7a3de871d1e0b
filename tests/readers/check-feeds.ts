import { Console } from 'node:console'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendars } from './read-calendars.ts'
import { feedparser } from './read-with-feedparser.ts'
import { feedvalidator } from './read-with-feedvalidator.ts'
import { newsboat } from './read-with-newsboat.ts'
import { rss2email } from './read-with-rss2email.ts'
import { sfeed } from './read-with-sfeed.ts'
import type { Reader } from './reader.ts'
import { runProgram } from './run-program.ts'
import { servedRecord } from './served-record.ts'

const READERS: readonly Reader[] = [feedvalidator, feedparser, newsboat, rss2email, sfeed, calendars]
const SHOWN = 10
const terminal = new Console(process.stdout, process.stderr)

/** Serves a record with every kind of act and lets every reader that this machine has read its feeds. Names of readers: those only. */
async function checkFeeds(asked: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-readers-'))
  try {
    const python = await makePython(join(folder, 'python'))
    const record = await servedRecord(join(folder, 'data'))
    let faults = 0
    try {
      for (const reader of READERS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
        const own = join(folder, reader.name)
        mkdirSync(own)
        const result = await reader.read({ record, folder: own, python })
        const verdict = typeof result === 'string' ? `not run: ${result}` : result.length === 0 ? 'all is well' : `${result.length} faults`
        terminal.log(`${reader.name}: ${verdict}`)
        if (typeof result === 'string') continue
        faults += result.length
        for (const fault of result.slice(0, SHOWN)) terminal.log(`  ${fault}`)
      }
    } finally {
      await record.stop()
    }
    return faults === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A Python of its own with what `requirements.txt` names. Null: there is no python3, or pip finds nothing. */
async function makePython(folder: string): Promise<string | null> {
  const requirements = join(import.meta.dirname, 'requirements.txt')
  const python = join(folder, 'bin', 'python')
  if ((await runProgram('python3', ['-m', 'venv', folder])).code !== 0) return null
  const { code } = await runProgram(python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--requirement',
    requirements,
  ])
  return code === 0 ? python : null
}

process.exitCode = await checkFeeds(process.argv.slice(2))

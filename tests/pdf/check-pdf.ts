import { Console } from 'node:console'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import { renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import { sampleExtreme } from '../support/sample-extreme.ts'
import { sampleReport } from '../support/sample-report.ts'
import { classPath, firstMissing } from '../support/java.ts'
import { check, FLAVOURS, validate } from './validate.ts'

const NOT_RUN = 2
const terminal = new Console(process.stdout, process.stderr)
const SAMPLES: Readonly<Record<string, () => ReportSnapshot>> = {
  '0': () => sampleReport({ recommendations: 0 }),
  '13': () => sampleReport({ recommendations: 13, late: true, supersedes: true }),
  '100': () => sampleReport({ recommendations: 100 }),
  '1000': () => sampleReport({ recommendations: 1000 }),
  extreme: sampleExtreme,
  brief: () => sampleReport({ recommendations: 13, length: 'brief' }),
  list: () => sampleReport({ recommendations: 13, request: true }),
}

/** Names of samples (none: all of them). Renders each in every language and asks veraPDF and qpdf. */
async function checkPdf(asked: readonly string[]): Promise<number> {
  const unknown = asked.find((name) => !(name in SAMPLES))
  if (unknown !== undefined) {
    terminal.error(`No sample is called ${unknown}. There is: ${Object.keys(SAMPLES).join(', ')}.`)
    return 1
  }
  const missing = firstMissing({ java: '-version', mvn: '-version' })
  if (missing !== undefined) {
    terminal.log(
      `Not run: there is no ${missing === 'mvn' ? 'Maven (mvn)' : 'Java'} on this machine. veraPDF needs Java 11 or later and Maven.`,
    )
    return NOT_RUN
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigia-pdf-'))
  try {
    const files = await makeFiles(folder, asked.length > 0 ? asked : Object.keys(SAMPLES))
    const jars = classPath(join(import.meta.dirname, 'pom.xml'))
    const verdicts = await Promise.all(FLAVOURS.map(async (flavour) => validate(jars, flavour, [...files.keys()])))
    const qpdf = firstMissing({ qpdf: '--version' }) === undefined
    const faults: string[] = []
    const table: Record<string, Record<string, string | number>> = {}
    for (const [path, { name, pages }] of files) {
      const row: Record<string, string | number> = { pages, kB: Math.round(statSync(path).size / 1000) }
      for (const [index, flavour] of FLAVOURS.entries()) {
        const broken = verdicts[index]?.get(path) ?? []
        row[flavour] = broken.length === 0 ? 'passes' : 'FAILS'
        faults.push(...broken.map((fault) => `${name} (${flavour}): ${fault}`))
      }
      const syntax = qpdf ? await check(path) : null
      row['qpdf'] = qpdf ? (syntax === null ? 'passes' : 'FAILS') : 'not here'
      if (syntax !== null) faults.push(`${name} (qpdf): ${syntax}`)
      table[name] = row
    }
    terminal.table(table)
    for (const fault of faults) terminal.log(fault)
    terminal.log(faults.length === 0 ? `${files.size} files pass PDF/UA-1 and PDF/A-3a.` : `${faults.length} lines of faults.`)
    return faults.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeFiles(folder: string, names: readonly string[]): Promise<Map<string, { name: string; pages: number }>> {
  const files = new Map<string, { name: string; pages: number }>()
  for (const name of names) {
    for (const language of LANGUAGES) {
      const { bytes, pages } = await renderStatusReport(SAMPLES[name]!(), language)
      const path = join(folder, `${name}.${language}.pdf`)
      writeFileSync(path, bytes)
      files.set(path, { name: `${name} ${language}`, pages })
    }
  }
  return files
}

process.exitCode = await checkPdf(process.argv.slice(2))

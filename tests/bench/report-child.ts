import { readFileSync, writeFileSync } from 'node:fs'
import { renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import { peakMegabytes } from './peak-megabytes.ts'

/** One report in a process of its own: from the stored text to the file, with what it took. The process is cold. */
export interface OneReport {
  readonly milliseconds: number
  readonly pages: number
  readonly bytes: number
  /** Most memory that the process ever had, in megabytes (2^20). */
  readonly peakMegabytes: number
}

const [from = '', to = ''] = process.argv.slice(2)
const snapshot = JSON.parse(readFileSync(from, 'utf8')) as ReportSnapshot
const began = performance.now()
const { bytes, pages } = await renderStatusReport(snapshot, 'es')
const milliseconds = performance.now() - began
writeFileSync(to, bytes)
process.send?.({ milliseconds, pages, bytes: bytes.length, peakMegabytes: peakMegabytes() } satisfies OneReport)

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleReport } from '../support/sample-report.ts'

/** A folder for what a bench writes, and the stored text of a sample report in it. */
export interface ReportFiles {
  readonly folder: string
  /** Path of the snapshot of so many recommendations, as the service stores it. */
  snapshot(recommendations: number): string
  remove(): void
}

export function reportFiles(): ReportFiles {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-report-bench-'))
  return {
    folder,
    snapshot(recommendations) {
      const path = join(folder, `${recommendations}.json`)
      writeFileSync(path, JSON.stringify(sampleReport({ recommendations })))
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

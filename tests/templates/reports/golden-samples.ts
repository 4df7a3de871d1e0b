import { createHash } from 'node:crypto'
import { LANGUAGES } from '../../../templates/i18n/index.ts'
import { renderStatusReport } from '../../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../../templates/view/edition.ts'
import { sampleExtreme } from '../../support/sample-extreme.ts'
import { snapshotWithReplies } from '../../support/sample-replies.ts'
import { sampleReport } from '../../support/sample-report.ts'

const SAMPLES: Readonly<Record<string, () => ReportSnapshot>> = {
  'of none': () => sampleReport({ recommendations: 0 }),
  'of thirteen, late, corrected': () => sampleReport({ recommendations: 13, late: true, supersedes: true }),
  'brief, of a hundred': () => sampleReport({ recommendations: 100, length: 'brief' }),
  'a list asked for': () => sampleReport({ recommendations: 3, request: true }),
  'everything odd': sampleExtreme,
  'of the first format': snapshotWithReplies,
}

/** What `golden.json` holds: which layout gave which bytes. */
export interface Golden {
  readonly layout: string
  /** Why the bytes are others although the layout's name is not. */
  readonly reason: string | null
  /** sha256 by sample and language. */
  readonly digests: Readonly<Record<string, string>>
}

/** The digest of each sample in each language, as this process renders it. */
export async function goldenDigests(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const [name, sample] of Object.entries(SAMPLES)) {
    for (const language of LANGUAGES) {
      const { bytes } = await renderStatusReport(sample(), language)
      digests[`${name}, ${language}`] = createHash('sha256').update(bytes).digest('hex')
    }
  }
  return digests
}

import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import type { ReportSnapshot } from '../../templates/view/edition.ts'
import type { Language } from '../../templates/view/text.ts'

/** One report to be made, as the main thread asks for it. */
export interface RenderOrder {
  readonly snapshot: string
  readonly language: Language
}

/** What the main thread is told: how far it is, then the file or what went wrong. */
export type RenderAnswer =
  | { readonly done: number; readonly total: number }
  | { readonly content: Uint8Array; readonly pages: number; readonly sha256: string }
  | { readonly failed: string }

const port = parentPort
const answer = (told: RenderAnswer, transferred: ArrayBuffer[] = []) => port?.postMessage(told, transferred)

port?.on('message', (order: RenderOrder) => {
  render(order).catch((error: unknown) => answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
})

async function render({ snapshot, language }: RenderOrder): Promise<void> {
  let told = -1
  const { bytes, pages } = await renderStatusReport(JSON.parse(snapshot) as ReportSnapshot, language, (done, total) => {
    const hundredth = Math.floor((100 * done) / Math.max(1, total))
    if (hundredth === told) return
    told = hundredth
    answer({ done, total })
  })
  const content = new Uint8Array(bytes)
  answer({ content, pages, sha256: createHash('sha256').update(content).digest('hex') }, [content.buffer])
}

import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { html } from 'hono/html'
import { assets } from '../../templates/assets/index.ts'
import { reportBlock } from '../../templates/pages/parts/report-block.ts'
import { reportFrame } from '../../templates/pages/parts/report-frame.ts'
import { reportPage } from '../../templates/pages/report.page.ts'
import type { EditionView, ReportSnapshot } from '../../templates/view/edition.ts'
import { openBrowser } from '../support/browser.ts'
import { samplePage } from '../templates/pages/sample.ts'

/** Milliseconds that headless Chromium takes to load and print the HTML twin of a report, each of `rounds` times; the browser is warm. */
export async function printTwin(snapshot: ReportSnapshot, rounds: number): Promise<{ readonly times: number[]; readonly bytes: number }> {
  const page = await twin(snapshot)
  const server = createServer((request, response) => {
    const file = assets.get(request.url ?? '')
    if (request.url === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    else if (file) response.setHeader('content-type', file.type).end(file.body)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  try {
    const tab = await browser.newPage()
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round <= rounds; round += 1) {
      const began = performance.now()
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'load' })
      bytes = (await tab.pdf({ format: 'A4', tagged: true, outline: true, printBackground: true })).length
      if (round > 0) times.push(performance.now() - began)
    }
    return { times, bytes }
  } finally {
    await browser.close()
    server.close()
  }
}

/** The edition's page with every recommendation's block on it, however many there are. */
async function twin(snapshot: ReportSnapshot): Promise<string> {
  const context = samplePage('es')
  const edition = editionOf(snapshot)
  const view = { edition, snapshot, others: [], replacedBecause: null, redacted: { times: 0, newer: null } }
  const page = String(await reportPage(view, context))
  const frame = reportFrame(context, edition, snapshot)
  if (!frame.paged) return page
  const blocks = String(await html`${snapshot.recommendations.map((recommendation) => reportBlock(frame, recommendation))}`)
  return page.replace('</main>', () => `${blocks}</main>`)
}

function editionOf({ edition }: ReportSnapshot): EditionView {
  const { timeZone: _, kind, ...named } = edition
  const nothing = { seq: 0, snapshotSha256: '', snapshotBytes: 0, layout: '', supersedes: null, supersededBy: null, files: [] }
  return { ...named, ...nothing, kind: kind === 'list' ? 'monthly' : kind, issuedAt: edition.asOf }
}

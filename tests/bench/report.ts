import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderStatusReport } from '../../templates/reports/status-report.pdf.ts'
import { findBrowser } from '../support/browser.ts'
import { sampleReport } from '../support/sample-report.ts'
import { median, type Figures } from './figures.ts'
import type { OneReport } from './report-child.ts'
import { reportFiles } from './report-files.ts'
import { floorOf } from './report-floor.ts'
import { timeAnswers } from './report-service.ts'
import { printTwin } from './report-twin.ts'
import { toldBy } from '../support/told-by.ts'

const ROUNDS = 15
const WARM = 100
const SIZES = ['100', '1000', '10000']

/**
 * Status reports as PDF, all in one run: 100 recommendations in a warm process against the floor (compress and write the same bytes
 * again) and against headless Chromium printing the HTML twin; growing sizes (`report=1000,10000`), each in a process of its own, with
 * its peak memory; and what readers of the dashboard feel while the largest is made.
 */
export async function report(sizes: readonly string[]): Promise<Figures> {
  const files = reportFiles()
  try {
    const figures: Figures = await warm()
    let perRecommendation: number | undefined
    const asked = sizes.length > 0 ? sizes : SIZES
    for (const size of asked) {
      const one = await alone(files.snapshot(Number(size)), join(files.folder, `${size}.pdf`))
      const floor = timed(floorOf(readFileSync(join(files.folder, `${size}.pdf`))))
      const each = one.milliseconds / Number(size)
      perRecommendation ??= each
      figures[`${size}, own process`] = {
        ms: Math.round(one.milliseconds),
        'floor ms': Math.round(floor),
        'times floor': ratio(one.milliseconds, floor),
        pages: one.pages,
        MB: Math.round(one.bytes / 100_000) / 10,
        'peak RSS MB': Math.round(one.peakMegabytes),
        'ms each': Math.round(each * 100) / 100,
        'against the first': ratio(each, perRecommendation),
      }
    }
    const largest = asked.map(Number).toSorted((a, b) => b - a)[0] ?? WARM
    const { idle, busy, asked: answers, milliseconds } = await timeAnswers(files.folder, join(files.folder, `${largest}.json`))
    figures[`dashboard while ${largest} are made`] = {
      ms: Math.round(milliseconds),
      'idle p99 ms': Math.round(idle * 10) / 10,
      'p99 ms': Math.round(busy * 10) / 10,
      'times idle': ratio(busy, idle),
      answers,
    }
    return figures
  } finally {
    files.remove()
  }
}

async function warm(): Promise<Figures> {
  const snapshot = sampleReport({ recommendations: WARM })
  const renders: number[] = []
  const floors: number[] = []
  let made = await renderStatusReport(snapshot, 'es')
  const floor = floorOf(made.bytes)
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const began = performance.now()
    made = await renderStatusReport(snapshot, 'es')
    renders.push(performance.now() - began)
    floors.push(timed(floor))
  }
  const render = median(renders.slice(ROUNDS))
  const least = median(floors.slice(ROUNDS))
  const figures: Figures = {
    [`${WARM}, floor`]: { ms: Math.round(least) },
    [`${WARM}, warm`]: {
      ms: Math.round(render),
      'times floor': ratio(render, least),
      pages: made.pages,
      MB: Math.round(made.bytes.length / 100_000) / 10,
    },
  }
  if (!findBrowser()) return { ...figures, [`${WARM}, Chromium`]: { why: 'skipped: no Chromium' } }
  const { times, bytes } = await printTwin(snapshot, 5)
  const print = median(times)
  figures[`${WARM}, Chromium`] = { ms: Math.round(print), 'times ours': ratio(print, render), MB: Math.round(bytes / 100_000) / 10 }
  return figures
}

async function alone(from: string, to: string): Promise<OneReport> {
  const child = fork(join(import.meta.dirname, 'report-child.ts'), [from, to])
  const exit = once(child, 'exit')
  const told = await toldBy<OneReport>(child)
  await exit
  return told
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function ratio(value: number, of: number): number {
  return Math.round((value / of) * 100) / 100
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { npmStart } from '../support/npm-start.ts'
import { median, type Figures } from './figures.ts'

const ROUNDS = 5

/** Milliseconds from spawning `npm start` to /readyz answering 200, embedded database: first start (empty DATA_DIR) and later ones. */
export async function startUp(): Promise<Figures> {
  const first: number[] = []
  const later: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-start-'))
    try {
      first.push(await timeOneStart(folder))
      later.push(await timeOneStart(folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { 'first start': summary(first), 'later start': summary(later) }
}

async function timeOneStart(folder: string): Promise<number> {
  const started = await npmStart({ DATA_DIR: folder })
  await started.stop()
  return started.readyMilliseconds
}

function summary(times: readonly number[]): Record<string, number> {
  return {
    rounds: times.length,
    'median ms': Math.round(median(times)),
    'min ms': Math.round(Math.min(...times)),
    'max ms': Math.round(Math.max(...times)),
  }
}

import { Worker } from 'node:worker_threads'
import type { FileLimits, InspectedFile } from '../kernel/files.ts'
import { FileRefused, type Inspection, type InspectionTask } from './inspection.ts'

const AT_ONCE = 2
/** Each of those who wait holds a whole file. */
const WAITING = 16

/** Has files looked at, each in a thread of its own that ends with it; few at once, so that memory stays bounded. */
export function inspectInThreads(limits: FileLimits, milliseconds: number): (content: Uint8Array) => Promise<InspectedFile> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (content) => {
    if (waiting.length >= WAITING) throw new FileRefused('file_slow')
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await inspectInThread({ content, limits }, milliseconds)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** Throws FileRefused, also for a thread that dies (no memory left) or takes too long; Error when the fault is ours. */
async function inspectInThread(task: InspectionTask, milliseconds: number): Promise<InspectedFile> {
  const thread = new Worker(new URL('./inspection-thread.ts', import.meta.url), {
    workerData: task,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  thread.stdout.resume()
  thread.stderr.resume()
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await new Promise<Inspection>((resolve) => {
      thread.once('message', resolve)
      thread.once('error', () => resolve({ refused: 'file_explodes' }))
      thread.once('exit', () => resolve({ refused: 'file_explodes' }))
      timer = setTimeout(() => resolve({ refused: 'file_slow' }), milliseconds)
    })
    if ('refused' in answer) throw new FileRefused(answer.refused)
    if ('failed' in answer) throw new Error(`a file could not be looked at: ${answer.failed}`)
    return answer.file
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

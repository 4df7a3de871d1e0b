import type { Readable } from 'node:stream'
import { readFeedback } from '../mail/index.ts'
import { MAIL_USAGE } from './mail.command.ts'
import { UsageError } from './usage-error.ts'

const LARGEST = 20 * 1024 * 1024

/** Reads the message of `vigia mail feedback` and gives the report in it as an argument; null when it is none. Throws UsageError when it is too large. */
export async function readMailArguments(input: Readable): Promise<readonly string[] | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST) throw new UsageError(`The message is larger than 20 MB.\nUsage: ${MAIL_USAGE}`)
    chunks.push(chunk)
  }
  const report = await readFeedback(Buffer.concat(chunks))
  return report && ['feedback', JSON.stringify(report)]
}

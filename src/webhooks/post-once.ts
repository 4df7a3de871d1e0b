import type { Agent, IncomingMessage } from 'node:http'
import { request as ask } from 'node:https'

/** Milliseconds until a connection is there, until the head of the answer is, and for all of it. */
export interface Patience {
  readonly connect: number
  readonly head: number
  readonly whole: number
}

export interface Post {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly agent: Agent
  readonly patience: Patience
  /** Ends it. */
  readonly signal: AbortSignal
}

/** Thrown when a patience is over. */
class TooSlow extends Error {
  readonly code = 'ETIMEDOUT'
}

/** Thrown when the other side wants to speak something else, or leaves. */
class NotAnAnswer extends Error {
  readonly code = 'HPE_NOT_AN_ANSWER'
}

const HEAD_BYTES = 16_384
const ANSWER_BYTES = 65_536

/**
 * Posts once and gives the head of the answer. Its text is read to the end, to 64 kB or until the time is over, and forgotten:
 * whoever answered with a head has answered. Throws what the network throws, and TooSlow.
 */
export async function postOnce(post: Post): Promise<Pick<IncomingMessage, 'statusCode' | 'headers'>> {
  const late = new AbortController()
  const patience = (milliseconds: number) => setTimeout(() => late.abort(), milliseconds)
  const [connect, head, whole] = [patience(post.patience.connect), patience(post.patience.head), patience(post.patience.whole)]
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = ask(post.address, {
        method: 'POST',
        agent: post.agent,
        headers: { ...post.headers, 'content-length': post.body.length },
        signal: AbortSignal.any([post.signal, late.signal]),
        maxHeaderSize: HEAD_BYTES,
      })
      request.once('socket', (socket) => socket.once('secureConnect', () => clearTimeout(connect)))
      request.once('response', resolve)
      request.once('upgrade', (_, socket) => {
        socket.destroy()
        reject(new NotAnAnswer())
      })
      request.once('error', reject)
      request.once('close', () => reject(new NotAnAnswer()))
      request.end(post.body)
    })
    clearTimeout(head)
    await forget(response)
    return response
  } catch (error) {
    throw late.signal.aborted ? new TooSlow() : error
  } finally {
    for (const timer of [connect, head, whole]) clearTimeout(timer)
  }
}

async function forget(response: IncomingMessage): Promise<void> {
  let bytes = 0
  try {
    for await (const part of response) {
      bytes += (part as Buffer).length
      if (bytes > ANSWER_BYTES) return
    }
  } catch {
    // Cut off, by them or by us: the head has said what there is to say.
  } finally {
    response.destroy()
  }
}

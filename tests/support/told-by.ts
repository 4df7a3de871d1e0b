import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The next message of a child; throws when it ends without one. */
export async function toldBy<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController()
  const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`The child ended without a word (${String(code)})`)
  })
  try {
    const [message] = await Promise.race([once(child, 'message'), end])
    return message as Message
  } finally {
    ended.abort()
    end.catch(() => undefined)
  }
}

import { connect, type Socket } from 'node:net'

export interface Idle {
  readonly open: number
  /** Milliseconds that each of ten pages took meanwhile; null: it did not come. */
  readonly pages: readonly (number | null)[]
}

/** Opens so many connections to this machine that say nothing, and asks for pages while they stand. */
export async function holdIdle(origin: string, count: number): Promise<Idle> {
  const port = Number(new URL(origin).port)
  const sockets: Socket[] = []
  for (let begun = 0; begun < count; begun += 250)
    await Promise.all(Array.from({ length: Math.min(250, count - begun) }, () => opened(port).then((socket) => sockets.push(socket))))
  const pages: (number | null)[] = []
  for (let turn = 0; turn < 10; turn += 1) {
    const began = performance.now()
    const answer = await fetch(`${origin}/es/recommendations?page=${(turn % 2) + 1}`, { signal: AbortSignal.timeout(20_000) }).catch(
      () => null,
    )
    await answer?.text()
    pages.push(answer?.ok === true ? Math.round(performance.now() - began) : null)
  }
  const open = sockets.filter(({ closed, connecting }) => !closed && !connecting).length
  for (const socket of sockets) socket.destroy()
  return { open, pages }
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.once('connect', () => resolve(socket)).once('close', () => resolve(socket))
  })
}

import { once } from 'node:events'
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

/**
 * `through`: as if it were not there. `cut`: connections break, and new ones break at once. `stall`: everything is held back, as on a
 * line that swallows. A number: every piece arrives so many milliseconds late.
 */
export type RelayManner = 'through' | 'cut' | 'stall' | number

export interface TcpRelay {
  readonly port: number
  /** How it behaves from now on; what was held back goes on its way when it is neither cut nor stalled. */
  behave(manner: RelayManner): void
  /** Leads new connections elsewhere. */
  lead(target: NetConnectOpts): void
  /** Connections that are open on the side of whoever came. */
  count(): number
  close(): Promise<void>
}

/** A TCP relay on this machine in front of a server, which can be made to fail like a network. */
export async function openRelay(to: NetConnectOpts): Promise<TcpRelay> {
  let target = to
  let manner: RelayManner = 'through'
  const pairs = new Set<Pair>()
  const server = createServer((near) => {
    near.on('error', () => undefined)
    if (manner === 'cut') return near.destroy()
    const far = connect(target)
    const pair = newPair(near, far, () => manner)
    pairs.add(pair)
    near.on('close', () => pairs.delete(pair))
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    behave(next) {
      manner = next
      for (const pair of pairs) {
        if (manner === 'cut') pair.cut()
        else pair.flow()
      }
    },
    lead(next) {
      target = next
    },
    count: () => pairs.size,
    async close() {
      for (const pair of pairs) pair.cut()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Pair {
  /** Sends what was held back, if it may go. */
  flow(): void
  cut(): void
}

function newPair(near: Socket, far: Socket, manner: () => RelayManner): Pair {
  const held: { readonly to: Socket; readonly piece: Buffer }[] = []
  const flow = () => {
    if (manner() === 'stall') return
    for (const { to, piece } of held.splice(0)) if (!to.destroyed) to.write(piece)
  }
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (piece: Buffer) => {
      held.push({ to, piece })
      const now = manner()
      if (typeof now === 'number') setTimeout(flow, now)
      else flow()
    })
    from.on('error', () => undefined)
    from.on('end', () => to.end())
    from.on('close', () => {
      if (manner() !== 'stall') to.destroy()
    })
  }
  pass(near, far)
  pass(far, near)
  return {
    flow,
    cut() {
      near.resetAndDestroy()
      far.destroy()
    },
  }
}

const PATIENCE = 10_000

/** `taken`: the hub says that it will fetch the feed. `refused`: it does not want this feed. `failing`: nothing can be said to it now. */
export interface PingAnswer {
  readonly outcome: 'taken' | 'refused' | 'failing'
  /** In short, without anything that the hub wrote. */
  readonly fault: string | null
}

/**
 * Tells a hub that a feed has changed. WebSub (section 7) leaves the manner to the two; the usual one is the form of PubSubHubbub 0.3
 * (section 7.1). Each feed goes alone, and under both names that hubs read: some take only one address of a form, and say 2xx all the
 * same. No redirect is followed, and what the hub answers beside its status is not read.
 */
export async function sendPing(hub: string, feed: string, agent: string): Promise<PingAnswer> {
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed })
  try {
    const response = await fetch(hub, {
      method: 'POST',
      body,
      headers: { 'user-agent': agent, accept: '*/*', 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await response.body?.cancel()
    if (response.ok) return { outcome: 'taken', fault: null }
    return { outcome: isAboutFeed(response.status) ? 'refused' : 'failing', fault: `status ${response.status}` }
  } catch (error) {
    return { outcome: 'failing', fault: faultOf(error) }
  }
}

/** Answers that speak of what was asked; all others (5xx, redirects, no right, no such page, too many) of the hub as a whole. */
function isAboutFeed(status: number): boolean {
  return [400, 406, 409, 410, 413, 414, 422].includes(status)
}

function faultOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'no answer in time'
  const { code } = ((error as Error).cause ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : 'no connection'
}

/** Who asks a machine about itself. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/

/** Says of a Host, as sent, whether it is the public address's or this machine's. */
export function ownHosts(publicUrl: string): (host: string) => boolean {
  const { hostname, port, protocol } = new URL(publicUrl)
  const usual = protocol === 'https:' ? '443' : '80'
  const own = new Set(port === '' ? [hostname, `${hostname}:${usual}`] : [`${hostname}:${port}`])
  return (host) => {
    const small = host.toLowerCase()
    return own.has(small) || LOOPBACK.test(small)
  }
}

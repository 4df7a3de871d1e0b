/** Whether a request has more than one Host line (RFC 9112 section 3.2), of which Node shows the first. `raw`: names and values by turns. */
export function namesSeveralHosts(raw: readonly string[]): boolean {
  let hosts = 0
  for (let at = 0; at < raw.length; at += 2) if (raw[at]?.length === 4 && raw[at]?.toLowerCase() === 'host') hosts += 1
  return hosts > 1
}

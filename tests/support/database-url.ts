/** The same server, another database; and another user, when one is given. */
export function databaseUrl(serverUrl: string, name: string, as?: { readonly user: string; readonly password: string }): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  if (as) Object.assign(url, { username: as.user, password: as.password })
  return url.href
}

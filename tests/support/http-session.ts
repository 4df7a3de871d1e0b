export interface HttpSession {
  /** A page, as a browser without scripts asks for it; redirects are not followed. */
  get(path: string): Promise<Response>
  /** A form of this site; `FormData` where it has files. */
  post(path: string, form: Readonly<Record<string, string>> | FormData): Promise<Response>
  /** What a browser would send as `Cookie`. */
  cookies(): string
}

/** Keeps the cookies of one visitor of `origin`; nothing else of a browser. */
export function httpSession(origin: string): HttpSession {
  const cookies = new Map<string, string>()
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, origin), {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', origin, cookie: header() },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return response
  }
  return {
    get: (path) => send(path),
    post: (path, form) => send(path, { method: 'POST', body: form instanceof FormData ? form : new URLSearchParams(form) }),
    cookies: header,
  }
}

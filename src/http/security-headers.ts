import type { Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Request } from './environment.ts'

const NOTHING_ELSE = {
  defaultSrc: ["'none'"],
  objectSrc: ["'none'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

const NO_DEVICE = {
  accelerometer: [],
  camera: [],
  displayCapture: [],
  geolocation: [],
  gyroscope: [],
  magnetometer: [],
  microphone: [],
  midi: [],
  payment: [],
  publickeyCredentialsGet: [],
  usb: [],
}

/**
 * Nothing but our own style, fonts and pictures may load; no framing; no referrer to other sites. No script at all, except in
 * the workspace, where one of our own saves what is typed. Panels alone may stand in frames, on any page; the page that offers
 * them shows one.
 */
export function securityHeaders(https: boolean) {
  const headers = (more: Readonly<Record<string, string[]>>, xFrameOptions: 'DENY' | false = 'DENY') =>
    secureHeaders({
      // A route may have set a stricter one, for files that came from outside.
      overwrite: false,
      contentSecurityPolicy: { ...NOTHING_ELSE, ...more },
      strictTransportSecurity: https ? 'max-age=31536000; includeSubDomains' : false,
      referrerPolicy: 'same-origin',
      xFrameOptions,
      permissionsPolicy: NO_DEVICE,
      crossOriginResourcePolicy: 'same-origin',
    })
  const reading = headers({})
  const working = headers({ scriptSrc: ["'self'"], connectSrc: ["'self'"] })
  const bySection = new Map([
    ['workspace', working],
    // Its routes say themselves who may frame them.
    ['panels', headers({}, false)],
    ['embed', headers({ frameSrc: ["'self'"] })],
  ])
  return (c: Request, next: Next) => (bySection.get(c.req.path.split('/')[2] ?? '') ?? reading)(c, next)
}

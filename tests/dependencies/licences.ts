/**
 * Licences of what Vigía is built from that go together with its own (AGPL-3.0-or-later), by their SPDX identifiers. A licence that
 * is not here is looked at by somebody before it is added.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'AGPL-3.0-or-later',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
])

/** What packages are under that do not say it in their own description, as the file beside it says. */
export const SAID_ELSEWHERE: Readonly<Record<string, string>> = { 'node_modules/png-js': 'MIT' }

/** Whether an SPDX expression (`(MIT OR GPL-2.0) AND Zlib`) leaves a choice of allowed licences only. */
export function isAllowedLicence(expression: string): boolean {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const either = (): boolean => {
    let fits = both()
    while (tokens[at] === 'OR') {
      at += 1
      const other = both()
      fits ||= other
    }
    return fits
  }
  const both = (): boolean => {
    let fits = one()
    while (tokens[at] === 'AND') {
      at += 1
      const other = one()
      fits &&= other
    }
    return fits
  }
  const one = (): boolean => {
    const token = tokens[at] ?? ''
    at += 1
    if (token !== '(') return ALLOWED.has(token)
    const fits = either()
    at += 1
    return fits && tokens[at - 1] === ')'
  }
  const fits = either()
  return fits && at === tokens.length
}

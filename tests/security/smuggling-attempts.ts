const HEAD = 'POST /es/recommendations HTTP/1.1\r\nHost: 127.0.0.1\r\n'
const HIDDEN = 'GET /es/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '
const CHUNKS = `0\r\n\r\n${HIDDEN}`
const withLength = (...lines: readonly string[]) => `${HEAD}${lines.map((line) => `${line}\r\n`).join('')}\r\n${CHUNKS}`
const length = CHUNKS.length

/**
 * Requests that two programs in a row may take for different ones: what each hides is asked for only by whoever reads the message
 * in another way than it should (RFC 9112 sections 5 and 6). All are to be refused, and the connection closed.
 */
export const SMUGGLING_ATTEMPTS: readonly (readonly [string, string])[] = [
  ['CL.TE', withLength(`Content-Length: ${length}`, 'Transfer-Encoding: chunked')],
  ['TE.CL', `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`],
  ['TE.TE, one unknown', withLength('Transfer-Encoding: chunked', 'Transfer-Encoding: x', `Content-Length: ${length}`)],
  ['TE.TE, chunked not last', withLength('Transfer-Encoding: chunked, identity')],
  ['TE of another name', withLength('Transfer-Encoding: xchunked', `Content-Length: ${length}`)],
  ['TE with a space before the colon', withLength('Transfer-Encoding : chunked', `Content-Length: ${length}`)],
  ['TE after a vertical tab', withLength('Transfer-Encoding:\x0bchunked', `Content-Length: ${length}`)],
  ['TE in quotes', withLength('Transfer-Encoding: "chunked"', `Content-Length: ${length}`)],
  ['TE in a folded line', withLength('Transfer-Encoding:', ' chunked', `Content-Length: ${length}`)],
  ['TE after a bare LF', `${HEAD}X: y\nTransfer-Encoding: chunked\r\nContent-Length: ${length}\r\n\r\n${CHUNKS}`],
  ['TE after a bare CR', `${HEAD}X: y\rTransfer-Encoding: chunked\r\nContent-Length: ${length}\r\n\r\n${CHUNKS}`],
  ['a folded header', withLength('X: y', ' z', `Content-Length: ${length}`, 'Content-Length: 0')],
  ['CL twice', withLength(`Content-Length: ${length}`, 'Content-Length: 0')],
  ['CL as a list', withLength(`Content-Length: 0, ${length}`)],
  ['CL with a plus', withLength(`Content-Length: +${length}`)],
  ['CL below zero', withLength('Content-Length: -1')],
  ['CL in another base', withLength('Content-Length: 0x10')],
  ['CL with a space within', withLength('Content-Length: 1 0')],
  ['CL beyond all numbers', withLength('Content-Length: 18446744073709551617')],
  ['CL with NUL', withLength('Content-Length: 0\0')],
  ['a name with NUL', withLength('Content\0-Length: 0')],
  ['a chunk beyond all numbers', `${HEAD}Transfer-Encoding: chunked\r\n\r\n10000000000000001\r\n${HIDDEN}`],
  ['a chunk below zero', `${HEAD}Transfer-Encoding: chunked\r\n\r\n-1\r\n${HIDDEN}`],
  ['a chunk in 0x', `${HEAD}Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n${HIDDEN}`],
  ['a chunk longer than it says', `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n${HIDDEN}`],
  ['a chunk after a bare LF', `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\na\n0\n\n${HIDDEN}`],
  ['a request line of three parts and one', `POST /es /es/smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${HIDDEN}`],
  ['a version of another time', `POST /es HTTP/1.10\r\nHost: 127.0.0.1\r\n\r\n${HIDDEN}`],
]

import { request } from 'node:http'

export const MB = 1_000_000

/** Sends a multipart form of so many bytes until there is an answer; `announced` by its length, else piece by piece. `peak`: memory of this process. */
export async function pour(
  address: string,
  cookie: string,
  bytes: number,
  announced: boolean,
): Promise<{ status: number; page: string; sent: number; peak: number }> {
  const part = Buffer.alloc(MB, 'x')
  let sent = 0
  let peak = 0
  return new Promise((resolve, reject) => {
    const sending = request(address, {
      method: 'POST',
      headers: {
        cookie,
        origin: new URL(address).origin,
        accept: 'text/html',
        'content-type': 'multipart/form-data; boundary=x',
        ...(announced ? { 'content-length': bytes } : { 'transfer-encoding': 'chunked' }),
      },
    })
    let answered = false
    sending.on('response', (response) => {
      answered = true
      let page = ''
      response.setEncoding('utf8').on('data', (text: string) => (page += text))
      response.on('end', () => {
        sending.destroy()
        resolve({ status: response.statusCode ?? 0, page, sent, peak })
      })
    })
    sending.on('error', (error) => (answered ? undefined : reject(error)))
    const more = () => {
      if (answered || sent >= bytes) return
      sent += part.length
      peak = Math.max(peak, process.memoryUsage().rss)
      if (sending.write(part)) setImmediate(more)
      else sending.once('drain', more)
    }
    more()
  })
}

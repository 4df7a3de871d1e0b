import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWebhookSender, type WebhookSenderOptions } from '../../src/webhooks/index.ts'
import { openRawReceiver, toThisMachine } from './receiver.ts'

/** What a receiver can do to whoever calls it. */
const ACTS: Readonly<Record<string, string | ((write: (text: string) => boolean, end: () => void, reset: () => void) => void)>> = {
  '/200': 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
  '/204': 'HTTP/1.1 204 No Content\r\n\r\n',
  '/http10': 'HTTP/1.0 200 OK\r\n\r\nok',
  '/301': 'HTTP/1.1 301 Moved\r\nlocation: https://receiver.example/200\r\ncontent-length: 0\r\n\r\n',
  '/307': 'HTTP/1.1 307 Moved\r\nlocation: https://169.254.169.254/\r\ncontent-length: 0\r\n\r\n',
  '/410': 'HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n',
  '/404': 'HTTP/1.1 404 Not Found\r\ncontent-length: 6\r\n\r\nsecret',
  '/503': 'HTTP/1.1 503 Busy\r\nretry-after: 120\r\ncontent-length: 0\r\n\r\n',
  '/503-date': 'HTTP/1.1 503 Busy\r\nretry-after: Mon, 02 Nov 2026 15:01:00 GMT\r\ncontent-length: 0\r\n\r\n',
  '/101': 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
  '/garbage': '\u0000\u0001 I am a teapot\r\n\r\n',
  '/header': `HTTP/1.1 200 OK\r\nx-large: ${'x'.repeat(100_000)}\r\n\r\n`,
  '/headers': `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(50_000)}\r\n`,
  '/gigabyte': (write) => {
    write('HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n')
    const part = 'x'.repeat(65_536)
    const pour = setInterval(() => write(part) || clearInterval(pour), 1)
  },
  '/slow-body': (write) => {
    write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n')
    const drip = setInterval(() => write('x') || clearInterval(drip), 100)
  },
  '/slow-head': (write) => {
    let at = 0
    const drip = setInterval(() => write('HTTP/1.1 200 OK\r\nx-word: very long'[at++] ?? 'g') || clearInterval(drip), 40)
  },
  '/early-hints': (write) => {
    const drip = setInterval(() => write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n') || clearInterval(drip), 50)
  },
  '/never': () => undefined,
  '/close': (_, end) => end(),
  '/reset': (_, __, reset) => reset(),
  '/cut': (write, _, reset) => void (write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf'), setTimeout(reset, 20)),
}

let sent: number
let server: Awaited<ReturnType<typeof openRawReceiver>>

beforeAll(async () => {
  server = await openRawReceiver((socket, path) => {
    const act = ACTS[path] ?? ''
    const write = (text: string) => {
      if (socket.destroyed) return false
      sent += text.length
      return socket.write(text) || !socket.destroyed
    }
    if (typeof act === 'string') socket.end(act)
    else
      act(
        write,
        () => socket.end(),
        () => socket.destroy(),
      )
  })
})
afterAll(() => server?.close())

const patience = { connect: 2_000, head: 500, whole: 900 }
const post = (path: string, over: Partial<WebhookSenderOptions> = {}, port = server.port) => {
  sent = 0
  const { sender } = openWebhookSender('https://vigia.example', toThisMachine([port], { patience, ...over }))
  const address = path.startsWith('/') ? `https://receiver.example:${port}${path}` : path
  return sender.post(address, { 'webhook-id': 'msg_1' }, Buffer.from('{}'), new Date('2026-11-02T15:00:00Z'))
}

it.each([
  ['/200', { outcome: 'accepted', status: 200 }],
  ['/204', { outcome: 'accepted', status: 204 }],
  ['/http10', { outcome: 'accepted', status: 200 }],
  ['/slow-body', { outcome: 'accepted', status: 200 }],
  ['/cut', { outcome: 'accepted', status: 200 }],
  ['/301', { outcome: 'failed', fault: 'redirect', status: 301 }],
  ['/307', { outcome: 'failed', fault: 'redirect', status: 307 }],
  ['/404', { outcome: 'failed', fault: 'status', status: 404 }],
  ['/410', { outcome: 'failed', fault: 'gone', status: 410 }],
  ['/503', { outcome: 'failed', fault: 'status', status: 503, retryAfterSeconds: 120 }],
  ['/503-date', { outcome: 'failed', fault: 'status', status: 503, retryAfterSeconds: 60 }],
  ['/101', { outcome: 'failed', fault: 'not_http', status: null }],
  ['/garbage', { outcome: 'failed', fault: 'not_http', status: null }],
  ['/header', { outcome: 'failed', fault: 'not_http', status: null }],
  ['/headers', { outcome: 'failed', fault: 'not_http', status: null }],
  ['/slow-head', { outcome: 'failed', fault: 'too_slow', status: null }],
  ['/early-hints', { outcome: 'failed', fault: 'too_slow', status: null }],
  ['/never', { outcome: 'failed', fault: 'too_slow', status: null }],
  ['/close', { outcome: 'failed', fault: 'not_reached', status: null }],
  ['/reset', { outcome: 'failed', fault: 'not_reached', status: null }],
])('%s', async (path, answer) => {
  const found = await post(path)
  expect(found).toMatchObject(answer)
  expect(JSON.stringify(found)).not.toContain('secret')
})

it('reads no more than a little of an answer without end', async () => {
  const before = process.memoryUsage().arrayBuffers
  expect(await post('/gigabyte')).toMatchObject({ outcome: 'accepted' })
  expect(sent).toBeLessThan(10_000_000)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
})

it('says what else went wrong, and gives up when it is stopped', async () => {
  expect(await post('https://nowhere.example/')).toMatchObject({ fault: 'name_not_found' })
  expect(await post('/200', { authority: '' })).toMatchObject({ fault: 'certificate' })
  expect(
    await post(`https://other.example:${server.port}/200`, {
      lookup: (_, options, back) => (options.all ? back(null, [{ address: '127.0.0.1', family: 4 }]) : back(null, '127.0.0.1', 4)),
    }),
  ).toMatchObject({ fault: 'certificate' })
  const closed = await openRawReceiver(() => undefined)
  closed.close()
  expect(await post('/200', {}, closed.port)).toMatchObject({ fault: 'not_reached' })
  const { sender, close } = openWebhookSender('https://vigia.example', toThisMachine([server.port]))
  const never = sender.post(`https://receiver.example:${server.port}/never`, {}, Buffer.from('{}'), new Date())
  setTimeout(close, 100)
  expect(await never).toEqual({ outcome: 'unknown' })
  expect(await sender.post(`https://receiver.example:${server.port}/200`, {}, Buffer.from('{}'), new Date())).toEqual({
    outcome: 'unknown',
  })
})

it('connects to what it judged and asks once: a name that leads inside a moment later is refused', async () => {
  const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.1']
  const rebinding: WebhookSenderOptions['lookup'] = (_, options, back) => {
    const address = answers.shift() ?? ''
    if (options.all === true) back(null, [{ address, family: 4 }])
    else back(null, address, 4)
  }
  expect(await post('/200', { lookup: rebinding })).toMatchObject({ outcome: 'accepted' })
  expect(answers).toHaveLength(2)
  expect(await post('/200', { lookup: rebinding })).toMatchObject({ fault: 'not_allowed' })
  expect([answers.length, sent]).toEqual([1, 0])
})

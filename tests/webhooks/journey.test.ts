import { afterAll, beforeAll, expect, it } from 'vitest'
import { httpSession, type HttpSession } from '../support/http-session.ts'
import { CONTRIBUTOR, EDITOR, type Person } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { readMessage, signedBy } from './read-message.ts'
import { openReceiver, toThisMachine, type Receiver } from './receiver.ts'

let receiver: Receiver
let server: TestServer
let editor: HttpSession
let path: string
let secret: string

beforeAll(async () => {
  receiver = await openReceiver()
  server = await startServer({ instant: '2026-11-20T15:00:00Z', webhooks: toThisMachine([receiver.port]) })
  editor = await join(await server.invitation('editor'), EDITOR)
})
afterAll(async () => {
  await server?.close()
  await receiver?.close()
})

async function join(link: string, { name, publicName, email, password }: Person): Promise<HttpSession> {
  const session = httpSession(server.origin)
  await session.post(new URL(link).pathname, { name, public_name: publicName, email, password, password_again: password })
  return session
}

const page = async (at: string, session = editor) => (await session.get(at)).text()
const arrived = async (count: number) => {
  for (const until = Date.now() + 15_000; receiver.received.length < count && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(receiver.received).toHaveLength(count)
}

it('a wrong address and no topic come back with what was typed; a good one shows its secret once', async () => {
  expect(await page('/es/workspace')).toContain('/es/workspace/webhooks')
  const typed = { address: 'https://0x7f.1:5432/hook', description: 'Canal <b>', more: '' }
  const refused = await editor.post('/es/workspace/webhooks/new', typed)
  const text = await refused.text()
  expect(refused.status).toBe(422)
  for (const part of ['href="#address"', 'href="#topics"', 'value="https://0x7f.1:5432/hook"', 'Canal &lt;b&gt;'])
    expect(text).toContain(part)
  const made = await editor.post('/es/workspace/webhooks/new', {
    address: `https://receiver.example:${receiver.port}/hook#part`,
    description: 'Canal',
    'topics_changes?theme=oversight': '1',
    more: `${server.origin}/es/recommendations?country=PE\nchanges?recommendation=REC-01`,
  })
  expect(made.status).toBe(201)
  const shown = await made.text()
  secret = /whsec_[\w+/]{43}=/.exec(shown)?.[0] ?? ''
  path = /\/es\/workspace\/webhooks\/[0-9a-f-]{36}/.exec(shown)?.[0] ?? ''
  expect(await page(path)).not.toContain('whsec_')
  expect(await page(`${path}/edit`)).toMatch(/name="topics_changes\?theme=oversight" value="1" checked/)
  expect(await page(`${path}/edit`)).toContain('changes?country=PE\nchanges?recommendation=REC-01')
})

it('a test and an act arrive, signed with what was shown and with the published key', async () => {
  expect((await editor.post(`${path}/test`, {})).headers.get('location')).toBe(`${path}/deliveries?done=test`)
  await arrived(1)
  expect(readMessage(receiver.received[0], secret)).toMatchObject({ type: 'webhook.test' })
  const [, dueDate = ''] = /"([^"]*\/due-date)"/.exec(await page('/es/workspace/addressees?recommendation=REC-01')) ?? []
  expect((await editor.post(dueDate, { due_on: '2027-03-01' })).status).toBe(303)
  await arrived(2)
  expect(receiver.received[1]?.path).toBe('/hook')
  expect(readMessage(receiver.received[1], secret)).toMatchObject({
    type: 'due_date.set',
    data: { recommendation: 'REC-01', due_on: '2027-03-01', status: null },
  })
  const { keys } = (await (await fetch(`${server.origin}/api/v1/webhooks/key`)).json()) as { keys: [{ public_key: string }] }
  expect(signedBy(keys[0].public_key, receiver.received[1])).toBe(true)
  const [, message = ''] = /(msg_[0-9a-f]{32})/.exec(String(receiver.received[1]?.headers['webhook-id'])) ?? []
  expect(await page(`${path}/deliveries`)).toContain(message)
})

it('the receiver goes away: the desk says so, a mail too, and it is turned on again by a button', async () => {
  receiver.answer(410)
  const [, dueDate = ''] = /"([^"]*\/due-date)"/.exec(await page('/es/workspace/addressees?recommendation=REC-01')) ?? []
  await editor.post(dueDate, { due_on: '2027-04-01' })
  await arrived(3)
  for (const until = Date.now() + 15_000; (await server.messages()).length === 0 && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await server.messages()).map(({ subject }) => subject)).toEqual(['Su webhook «Canal» se desactivó'])
  expect(await page('/es/workspace')).toContain('Webhooks desactivados')
  expect((await editor.post(`${path}/replay`, { hours: '720' })).status).toBe(422)
  receiver.answer(200)
  expect((await editor.post(`${path}/switch`, { state: 'on' })).status).toBe(303)
  expect(await page('/es/workspace')).not.toContain('Webhooks desactivados')
  expect((await editor.post(`${path}/replay`, { hours: '720' })).headers.get('location')).toBe(`${path}/deliveries?done=1`)
  await arrived(4)
  expect(receiver.received[3]?.headers['webhook-id']).toBe(receiver.received[2]?.headers['webhook-id'])
})

it('nobody else sees it; who made it deletes it', async () => {
  const contributor = await join(await server.invitation('contributor'), CONTRIBUTOR)
  expect((await contributor.get(path)).status).toBe(404)
  expect((await contributor.post(`${path}/secret`, {})).status).toBe(404)
  expect((await httpSession(server.origin).get(path)).status).toBe(303)
  expect((await editor.post(`${path}/delete`, {})).headers.get('location')).toBe('/es/workspace/webhooks?done=deleted')
  expect((await editor.get(path)).status).toBe(404)
})

import { createServer, type Server, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFiles } from '../../src/evidence/index.ts'
import { Invalid } from '../../src/kernel/errors.ts'
import type { Database } from '../../db/schema.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { FILE_LIMITS } from '../support/record.ts'
import { talkativePhoto } from '../support/sample-files.ts'

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const folder = mkdtempSync(join(tmpdir(), 'vigia-clamd-'))
const path = join(folder, 'clamd.sock')
let server: Server
let behaviour: 'scan' | 'hang' | 'error' | 'hang up' | 'babble'
let received: Buffer

beforeAll(async () => {
  server = createServer((socket) => void answer(socket).catch(() => socket.destroy()))
  await new Promise<void>((resolve) => server.listen(path, resolve))
})

afterAll(() => {
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Stands for clamd: reads zINSTREAM with its chunks up to the empty one, and says what it found. */
async function answer(socket: Socket): Promise<void> {
  if (behaviour === 'hang up') return void socket.destroy()
  let bytes = Buffer.alloc(0)
  for await (const part of socket) {
    bytes = Buffer.concat([bytes, part as Buffer])
    const content = unchunked(bytes)
    if (content === null || behaviour === 'hang') continue
    received = content
    if (behaviour === 'error') socket.end('INSTREAM size limit exceeded. ERROR\0')
    else if (behaviour === 'babble') socket.end('220 mail.example ESMTP\r\n\0')
    else socket.end(content.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
  }
}

function unchunked(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (bytes.length < command.length) return null
  expect(bytes.toString('latin1', 0, command.length)).toBe(command)
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

async function inspect(content: Uint8Array, as: typeof behaviour, scanner = path): Promise<unknown> {
  behaviour = as
  const errors: unknown[] = []
  const files = openFiles({} as Database, systemClock, {
    limits: FILE_LIMITS,
    bucket: null,
    scanner,
    patience: 1_000,
    onError: (error) => errors.push(error),
  })
  try {
    return (await files.inspect(content)).type
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const fault = error.fields['file']
    return fault?.key === 'errors.scanner_down' ? [fault.key, errors.length] : [fault?.key, fault?.values]
  }
}

describe('the virus scanner', () => {
  it('sees every byte of an upload and lets a clean one pass', async () => {
    const photo = Buffer.concat([await talkativePhoto('uno'), Buffer.alloc(700_000, 'x')])
    expect(await inspect(photo, 'scan')).toBe('image/jpeg')
    expect(received.equals(photo)).toBe(true)
  })

  it('names what it found, before any parser sees it', async () => {
    expect(await inspect(Buffer.from(EICAR), 'scan')).toEqual(['errors.file_infected', { name: 'Win.Test.EICAR_HDB-1' }])
  })

  it.each(['hang', 'error', 'hang up', 'babble'] as const)('keeps everything out when it does this: %s', async (as) => {
    expect(await inspect(await talkativePhoto('dos'), as)).toEqual(['errors.scanner_down', 1])
  })

  it('keeps everything out when it is not there, by socket or by port', async () => {
    const photo = await talkativePhoto('tres')
    expect(await inspect(photo, 'scan', join(folder, 'nobody.sock'))).toEqual(['errors.scanner_down', 1])
    expect(await inspect(photo, 'scan', '127.0.0.1:1')).toEqual(['errors.scanner_down', 1])
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpSession } from '../support/http-session.ts'

/** Asks for the page of a request until it offers the file; gives the file's path. */
export async function waitForReport(reader: HttpSession, path: string): Promise<string> {
  for (const until = Date.now() + 45_000; Date.now() < until; await sleep(100)) {
    const page = await reader.get(path)
    const found = /href="(\/reports\/requests\/[0-9a-f-]+\.pdf)"/.exec(await page.text())
    if (found?.[1] !== undefined) return found[1]
    if (page.headers.get('refresh') === null) throw new Error(`${path} is neither finished nor renewed`)
  }
  throw new Error(`${path} was not finished after 45 s`)
}

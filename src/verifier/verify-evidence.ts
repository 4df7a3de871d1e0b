import type { Site } from './site.ts'
import type { LogWalk, Report } from './verify-log.ts'

/** Downloads the file of every public item of evidence and compares it with the digest in the event that named it first. */
export async function verifyEvidence(site: Site, { state }: LogWalk, report: Report): Promise<void> {
  const files = [...state.evidence].flatMap(([id, { seq, fileSha256 }]) => (fileSha256 === null ? [] : [{ id, seq, fileSha256 }]))
  for (const [place, { id, seq, fileSha256 }] of files.entries()) {
    const path = `/evidence/${id}/file`
    const found = await site.digest(path)
    const redaction = state.redacted.get(fileSha256)
    if (found === null && redaction === undefined)
      report.finding(`${path} is missing; event ${seq} made it public, and no event redacted it (if it was just now, run this again)`)
    else if (found !== null && redaction !== undefined)
      report.finding(`${path} is still there; event ${redaction} says that it was destroyed`)
    else if (found !== null && found.sha256 !== fileSha256)
      report.finding(`${path} is not the file of event ${seq}: sha256 ${found.sha256}, not ${fileSha256}`)
    report.progress(place + 1, files.length, 'files of evidence')
  }
  report.checked(
    `${state.evidence.size} items of public evidence, ${files.length} files of theirs compared with the digests in their events`,
  )
}

/** What the site says was destroyed must have been destroyed by an event, and what an event destroyed must be gone. */
export function compareRedactions({ state }: LogWalk, report: Report): void {
  const files = new Set([...state.evidence.values()].map((item) => item.fileSha256))
  for (const [digest, whose] of state.gone) {
    if (!state.redacted.has(digest))
      report.finding(`${whose} is said to be redacted; no event redacted it (if it was just now, run this again)`)
  }
  for (const [digest, seq] of state.redacted) {
    if (!state.gone.has(digest) && !files.has(digest)) report.finding(`event ${seq} redacted a text that the site still shows`)
  }
  report.checked(
    `${state.texts} texts with their salts lead to the digests in the events; ${state.gone.size} were redacted, each by an event in the log`,
  )
}

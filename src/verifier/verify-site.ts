import { leafHash } from './merkle.ts'
import { rootOfInclusion } from './proofs.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { VerifierKey } from './note.ts'
import type { Remembered } from './remembered.ts'
import { SiteError, type Site } from './site.ts'
import { compareRedactions, verifyEvidence } from './verify-evidence.ts'
import { verifyEditions } from './verify-editions.ts'
import { fetchCheckpoint, walkLog, type Report, type SignedCheckpoint } from './verify-log.ts'
import { compareStatuses, fetchShownState } from './verify-statuses.ts'

const LONGEST_PROOF = 1_000_000

/**
 * Checks a site from outside: signature, every entry and tile, consistency with the remembered checkpoint, editions, statuses.
 * Returns the checkpoint, signed by a trusted key, or null when there is none; everything wrong has gone to `report.finding`.
 */
export async function verifySite(
  site: Site,
  options: { readonly remembered: Remembered | null; readonly keys: readonly VerifierKey[] },
  report: Report,
): Promise<SignedCheckpoint | null> {
  const { remembered } = options
  try {
    const shown = await fetchShownState(site)
    const signed = await fetchCheckpoint(site, [...options.keys, ...(remembered?.keys ?? [])], report)
    if (signed === null) return null
    const { checkpoint } = signed
    if (remembered !== null && remembered.checkpoint.origin !== checkpoint.origin) {
      report.finding(`the log calls itself ${checkpoint.origin}; the remembered one is ${remembered.checkpoint.origin}`)
      return null
    }
    let compared = false
    const walk = await walkLog(site, checkpoint, remembered, report, (size, state) => {
      if (size !== shown.size) return
      compared = true
      compareStatuses(shown, state, report)
    })
    if (!compared) report.finding(`the site shows the state of ${shown.size} events and signs only ${checkpoint.size}`)
    await verifyLastProof(site, checkpoint, report)
    compareRedactions(walk, report)
    await verifyEvidence(site, walk, report)
    await verifyEditions(site, checkpoint, walk, report)
    return signed
  } catch (error) {
    report.finding(
      error instanceof SiteError ? error.message : `could not go on: ${error instanceof Error ? error.message : String(error)}`,
    )
    return null
  }
}

/** The proof that the site hands out for the last event, as a reader would get it. */
async function verifyLastProof(site: Site, checkpoint: Checkpoint, report: Report): Promise<void> {
  if (checkpoint.size === 0) return
  const seq = checkpoint.size - 1
  const body = await site.bytes(`/log/proof/${seq}`, LONGEST_PROOF)
  const proof = body && (JSON.parse(body.toString('utf8')) as { leaf: string; index: number; size: number; root: string; hashes: string[] })
  const hashes = proof?.hashes.map((hash) => Buffer.from(hash, 'base64')) ?? []
  const root = proof && rootOfInclusion(leafHash(proof.leaf), seq, proof.size, hashes)
  const fits = root !== null && root.toString('base64') === proof?.root && (proof.size !== checkpoint.size || root.equals(checkpoint.root))
  if (fits) report.checked(`the proof page of event ${seq} holds`)
  else report.finding(`/log/proof/${seq} does not prove event ${seq}`)
}

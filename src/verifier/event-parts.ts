/** The rows that a site must show for an event of each kind, besides its texts and evidence. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  catalogue_loaded: [],
  recommendation_added: ['recommendation', 'wording'],
  recommendation_reworded: ['wording'],
  recommendation_withdrawn: ['recommendation_withdrawal'],
  agreement_recorded: ['agreement'],
  agreement_changed: ['agreement'],
  evidence_published: [],
  due_date_set: ['due_date'],
  position_stated: ['position'],
  update_published: ['update'],
  update_corrected: ['update'],
  update_withdrawn: ['withdrawal'],
  edition_issued: ['edition'],
  indicator_added: ['indicator'],
  milestone_set: ['milestone'],
  reading_recorded: ['reading'],
  reply_invited: ['reply_invitation'],
  reply_published: ['reply'],
  reply_missed: ['reply_lapse'],
  text_redacted: ['redaction'],
  activities_published: [],
  activities_withdrawn: [],
  activities_cited: ['citation'],
  activities_uncited: ['citation_withdrawal'],
}

/** The parts of an event's kind, `event` (its own row) included. Null for a kind that this verifier does not know. */
export function partsOf(leaf: { readonly kind?: unknown }): readonly string[] | null {
  const parts = Object.hasOwn(PARTS, String(leaf.kind)) ? PARTS[String(leaf.kind)] : undefined
  return parts === undefined ? null : ['event', ...parts]
}

import { z } from 'zod'
import { DISCLOSURES, EVIDENCE_KINDS, POSITIONS, STATUSES } from '../../templates/view/scales.ts'
import { LICENCE } from '../../templates/open-data/licence.ts'
import { LANGUAGES, words, type MessageKey } from '../../templates/i18n/index.ts'
import { apiAddress } from './addresses.ts'
import { Instant, Localized } from './common-shapes.ts'
import { operation, type Operation } from './operation.ts'
import { answerShape } from './shapes.ts'

/** Lists that the root names, in the order of the documentation. */
const LISTS = [
  'recommendations',
  'addressees',
  'updates',
  'evidence',
  'agreements',
  'indicators',
  'positions',
  'replies',
  'activities',
  'institutions',
  'themes',
  'concerns',
  'standards',
  'sources',
  'agreement-types',
  'changes',
  'figures',
  'editions',
  'scales',
] as const

const Root = answerShape(
  'Root',
  z.object({
    version: z.string(),
    document: z.url(),
    documentation: Localized,
    licence: z.url(),
    log: z.object({ size: z.int(), last_at: Instant, checkpoint: z.url() }),
    lists: z.record(z.string(), z.url()),
  }),
)
const term = z.object({ value: z.string(), name: Localized, definition: Localized.nullable() })
const Scales = answerShape(
  'Scales',
  z.object({ statuses: z.array(term), positions: z.array(term), evidence_kinds: z.array(term), disclosures: z.array(term) }),
)

/** Where to begin: what there is, and what its words mean. */
export const startOperations: readonly Operation[] = [
  operation({
    id: 'readRoot',
    method: 'get',
    path: '/',
    tag: 'start',
    access: 'public',
    answer: { status: 200, shape: Root },
    example: {},
    async handle({ ctx }) {
      const { publicUrl } = ctx.settings
      const head = await ctx.db.selectFrom('log_head').select(['size', 'last_instant']).executeTakeFirstOrThrow()
      return {
        body: {
          version: '1',
          document: apiAddress(ctx, '/openapi.json'),
          documentation: inEach((language) => `${publicUrl}/${language}/api`),
          licence: LICENCE,
          log: { size: head.size, lastAt: head.last_instant, checkpoint: `${publicUrl}/log/checkpoint` },
          lists: Object.fromEntries(LISTS.map((name) => [name, apiAddress(ctx, `/${name}`)])),
        },
      }
    },
  }),
  operation({
    id: 'readScales',
    method: 'get',
    path: '/scales',
    tag: 'start',
    access: 'public',
    answer: { status: 200, shape: Scales },
    example: {},
    async handle() {
      return {
        body: {
          statuses: STATUSES.map((value) => termOf(value, `terms.status.${value}`, `terms.status.${value}.definition`)),
          positions: POSITIONS.map((value) => termOf(value, `terms.position.${value}`)),
          evidenceKinds: EVIDENCE_KINDS.map((value) => termOf(value, `terms.evidence.${value}`)),
          disclosures: DISCLOSURES.map((value) => termOf(value, `terms.disclosure.${value}`)),
        },
      }
    },
  }),
]

function termOf(value: string, name: MessageKey, definition?: MessageKey) {
  return {
    value,
    name: inEach((language) => words(language).t(name)),
    definition: definition ? inEach((language) => words(language).t(definition)) : null,
  }
}

function inEach(say: (language: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)]))
}

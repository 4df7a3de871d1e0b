import { z } from 'zod'
import type { Words } from '../../templates/i18n/index.ts'
import { answerShape, requestShape } from './shapes.ts'

/** What the operator's mail system sends; its route stands by itself, because no account is behind its token. */
requestShape(
  'MailFeedback',
  z.array(
    z.object({
      token: z.string().max(2_000).optional(),
      return_path: z.string().max(2_000).optional(),
      type: z.enum(['bounce', 'complaint', 'delayed']),
      status: z.string().max(20).optional(),
    }),
  ),
)
answerShape('MailOutcomes', z.object({ outcomes: z.array(z.string()) }))

/** `POST /mail/feedback` as the document describes it. */
export function mailFeedbackOperation(words: Words, base: string): Readonly<Record<string, unknown>> {
  const problem = (status: number) => ({ $ref: `#/components/responses/Problem${status}` })
  return {
    operationId: 'reportMailFeedback',
    tags: ['operation'],
    summary: words.t('api.op.reportMailFeedback'),
    description: words.t('api.document.token'),
    security: [{ key: [] }],
    'x-codeSamples': [
      {
        lang: 'Shell',
        label: 'curl',
        source: `curl \\\n  -X POST \\\n  "${base}/mail/feedback" \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H "Content-Type: message/rfc822" \\\n  --data-binary "@$FILE"`,
      },
    ],
    parameters: [],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/MailFeedback' } },
        'message/rfc822': { schema: { type: 'string', format: 'binary' } },
      },
    },
    responses: {
      200: {
        description: words.t('api.status.200'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/MailOutcomes' } } },
      },
      400: problem(400),
      401: problem(401),
      404: problem(404),
      413: problem(413),
      415: problem(415),
    },
  }
}

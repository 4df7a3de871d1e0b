import { activityOperations } from './activities.operations.ts'
import { addresseeOperations } from './addressees.operations.ts'
import { citationOperations } from './citations.operations.ts'
import { agreementOperations } from './agreements.operations.ts'
import { catalogueOperations } from './catalogue.operations.ts'
import { comparisonOperations } from './comparison.operations.ts'
import { draftOperations } from './drafts.operations.ts'
import { eventOperations } from './events.operations.ts'
import { historyOperations } from './history.operations.ts'
import { measureOperations } from './measures.operations.ts'
import type { Operation } from './operation.ts'
import { proposalOperations } from './proposals.operations.ts'
import { recordOperations } from './record.operations.ts'
import { replyOperations } from './replies.operations.ts'
import { reportRequestOperations } from './report-requests.operations.ts'
import { startOperations } from './start.operations.ts'
import { webhookOperations } from './webhooks.operations.ts'
import { workOperations } from './work.operations.ts'

/** Everything that the API can be asked, in the order of its documentation. */
export const operations: readonly Operation[] = [
  ...startOperations,
  ...recordOperations,
  ...addresseeOperations,
  ...historyOperations,
  ...agreementOperations,
  ...measureOperations,
  ...replyOperations,
  ...activityOperations,
  ...citationOperations,
  ...catalogueOperations,
  ...eventOperations,
  ...comparisonOperations,
  ...reportRequestOperations,
  ...workOperations,
  ...draftOperations,
  ...proposalOperations,
  ...webhookOperations,
]

import type { ApiKeyView } from '../../../templates/pages/parts/api-keys.ts'
import { PERSON_ROLES } from '../../../templates/pages/parts/role-fields.ts'
import type { PersonView } from '../../../templates/pages/people.page.ts'
import type { AccountEntry, ApiKeyEntry } from '../../accounts/index.ts'

/** An API key as pages show it. */
export function keyView(key: ApiKeyEntry): ApiKeyView {
  return {
    ...key,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  }
}

/** A person's account as administrators see it. */
export function personView(account: AccountEntry): PersonView {
  return {
    ...account,
    role: PERSON_ROLES.find((role) => role === account.role) ?? 'contributor',
    joinedAt: account.createdAt.toISOString(),
    disabledAt: account.disabledAt?.toISOString() ?? null,
  }
}

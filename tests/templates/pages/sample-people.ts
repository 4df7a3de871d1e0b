import type { OrganisationView } from '../../../templates/pages/organisations.page.ts'
import type { ApiKeyView } from '../../../templates/pages/parts/api-keys.ts'
import type { HeldForm } from '../../../templates/pages/parts/held-form.ts'
import type { RoleChoices } from '../../../templates/pages/parts/role-fields.ts'
import type { InvitationView, PersonView } from '../../../templates/pages/people.page.ts'

const network = { es: 'Red de Transparencia', en: 'Transparency Network' }

export const samplePerson: PersonView = {
  id: '0193-pe-01',
  name: 'Rosa Quispe',
  publicName: 'Rosa Quispe Mamani',
  pseudonym: 'Puya de Raimondi',
  email: 'rosa@example.org',
  role: 'contributor',
  organisation: network,
  institution: null,
  joinedAt: '2026-11-01T15:00:00.000Z',
  disabledAt: null,
}

export const sampleInvitation: InvitationView = {
  id: '0193-in-01',
  name: null,
  email: null,
  role: 'editor',
  organisation: network,
  institution: null,
  expiresAt: '2026-11-10T20:00:00.000Z',
  expired: true,
}

export const sampleMemberships: RoleChoices = {
  organisations: [{ id: '0193-or-01', name: network }],
  institutions: [{ id: '0193-is-01', name: { es: 'Congreso de la República', en: 'Congress of the Republic' } }],
}

export const sampleOrganisation: OrganisationView = { id: '0193-or-01', name: network, people: 3, endedAt: '2026-11-10T20:00:00.000Z' }

const key: ApiKeyView = {
  id: '0193-ke-01',
  label: 'Carga semanal',
  startsWith: 'vigia_x7Ab2c',
  scopes: ['writeUpdate', 'writeEvidence'],
  createdAt: '2026-11-01T15:00:00.000Z',
  expiresAt: null,
  lastUsedAt: '2026-11-20T15:00:00.000Z',
  revokedAt: null,
}

export const sampleKeys: readonly ApiKeyView[] = [
  key,
  { ...key, id: '0193-ke-02', label: 'Antigua', lastUsedAt: null, revokedAt: '2026-11-10T15:00:00.000Z' },
  { ...key, id: '0193-ke-03', label: 'Vencida', expiresAt: '2026-11-03T05:00:00.000Z' },
]

export const sampleHeld: HeldForm = {
  to: '/es/workspace/updates',
  fields: [
    ['reason_es', 'Porque el portal lo muestra.\nY «así» consta.'],
    ['version', '3'],
  ],
  files: ['acuerdo.pdf'],
}

export interface WorkspaceTables {
  unfinished_forms: {
    account_id: string
    form_key: string
    /** Every field of the form by name, with all its values. */
    values: Record<string, readonly string[]>
    saved_at: Date
  }
  addressee_owners: { addressee_id: string; account_id: string; set_by: string; set_at: Date }
}

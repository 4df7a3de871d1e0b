/** Filled by its migration. */
export interface ProposalTables {}

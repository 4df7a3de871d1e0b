/** Filled by its migration. */
export interface WorkspaceTables {}

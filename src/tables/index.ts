/** Flat tables of mentions for a warehouse: conditions, medications and observations as Parquet. */
export { type Column, type Row, type TableName, tableColumns, tableNames } from './columns.ts'
export * from './create-tables.ts'

/** The example-line checker, for us and for users' own terms and rules. */
export * from './check-example.ts'
export * from './read-examples.ts'

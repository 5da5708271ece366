/** Negated? Possible? Past? Whose? */
export * from './assert-mentions.ts'
export * from './assertion.ts'
export * from './find-cues.ts'

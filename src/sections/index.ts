/** Titles recognised, stretches named. */
export * from './find-sections.ts'
export * from './implies.ts'
export * from './section.ts'
export * from './section-map.ts'

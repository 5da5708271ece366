/** The styles of pages, each in the order in which later rules win. */
import { base } from './base.ts'
import { charts } from './charts.ts'
import { colours } from './colours.ts'
import { findings } from './findings.ts'
import { layout } from './layout.ts'
import { note } from './note.ts'
import { print } from './print.ts'

/** Of a note's page. */
export const noteStyle = [colours, base, layout, note, findings, print].join('')

/** Of the index of many notes. */
export const indexStyle = [colours, base, charts, print].join('')

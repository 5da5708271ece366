/** The script of a note's page, put together from functions that use nothing from outside themselves. */
import { showDetail } from './detail.ts'
import { filterFindings } from './filter.ts'
import { showJson } from './json.ts'
import { listenToKeys } from './keys.ts'
import { markNote } from './marks.ts'
import { startPage } from './page.ts'

const parts = [markNote, showJson, showDetail, filterFindings, listenToKeys]

/** The script as text. A runner of TypeScript may wrap functions to keep their names (`__name`): here that does nothing. */
export const script = `(() => {
'use strict'
const __name = (value) => value
const page = (${startPage.toString()})()
for (const part of [
${parts.map((part) => part.toString()).join(',\n')}
]) part(page)
document.documentElement.dataset.ready = ''
})()
`

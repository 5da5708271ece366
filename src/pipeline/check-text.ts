/** What may be odd about a note's text: reported once, with its place and count, never its words. */
import type { Note } from '../note/index.ts'
import type { Report } from './stage.ts'

// A note longer than any that a person writes; it is read all the same.
const veryLong = 5_000_000

/** Reports an empty note, NUL and replacement characters, lone surrogates, and a very long text. */
export function checkText(note: Note, report: Report): void {
  const { text } = note
  if (!/\S/.test(text)) report({ code: 'note/empty', severity: 'info' })
  if (text.length > veryLong) report({ code: 'note/very-long', severity: 'info', detail: { length: text.length } })
  // the engine's own searches are many times faster than a regular expression, and nearly every note is clean
  if (text.includes('\0')) reportAll(text, /\0/g, 'note/nul-character', report)
  if (text.includes('\ufffd')) reportAll(text, /\ufffd/g, 'note/replacement-character', report)
  if (isWellFormed(text)) return
  reportAll(
    text,
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    'note/lone-surrogate',
    report,
  )
}

/** `String.prototype.isWellFormed` (ES2024), which every engine that we promise has; asked of where it is missing, nothing is. */
function isWellFormed(text: string): boolean {
  const { isWellFormed: ask } = text as { isWellFormed?: () => boolean }
  return ask ? ask.call(text) : false
}

function reportAll(
  text: string,
  what: RegExp,
  code: 'note/nul-character' | 'note/replacement-character' | 'note/lone-surrogate',
  report: Report,
): void {
  let count = 0
  let first = -1
  for (const match of text.matchAll(what)) {
    if (count++ === 0) first = match.index
  }
  if (count > 0) report({ code, severity: 'warning', span: { start: first, end: first + 1 }, detail: { count } })
}

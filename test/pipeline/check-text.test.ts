/** What is odd about a text is told by code, place and count. */
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/note/index.ts'
import { checkText } from '../../src/pipeline/check-text.ts'

function issuesOf(text: string): Issue[] {
  const issues: Issue[] = []
  checkText({ id: 'n', text }, (issue) => void issues.push(issue))
  return issues
}

const at = (start: number) => ({ start, end: start + 1 })

describe('checkText', () => {
  it('says nothing of a good text', () => {
    for (const text of ['He has asthma.', 'Ménière 😷 – ok\r\n', '5 µg']) expect(issuesOf(text)).toEqual([])
  })
  it.each<[string, string, Issue[]]>([
    ['nothing', '', [{ code: 'note/empty', severity: 'info' }]],
    ['blanks', ' \n\t', [{ code: 'note/empty', severity: 'info' }]],
    ['NULs', 'a\0b\0', [{ code: 'note/nul-character', severity: 'warning', span: at(1), detail: { count: 2 } }]],
    [
      'what no UTF-8 leaves',
      'ab\ufffd\ufffd\ufffd',
      [{ code: 'note/replacement-character', severity: 'warning', span: at(2), detail: { count: 3 } }],
    ],
    [
      'half an emoji, the first',
      'a\ud83db',
      [{ code: 'note/lone-surrogate', severity: 'warning', span: at(1), detail: { count: 1 } }],
    ],
    [
      'half an emoji, the second',
      '\ude37b',
      [{ code: 'note/lone-surrogate', severity: 'warning', span: at(0), detail: { count: 1 } }],
    ],
    [
      'halves the wrong way round',
      '\ude37\ud83d',
      [{ code: 'note/lone-surrogate', severity: 'warning', span: at(0), detail: { count: 2 } }],
    ],
    [
      'three halves',
      '\ud83d\ud83d\ude37',
      [{ code: 'note/lone-surrogate', severity: 'warning', span: at(0), detail: { count: 1 } }],
    ],
  ])('%s', (_, text, issues) => expect(issuesOf(text)).toEqual(issues))
  it('tells a very long text, with its length', () => {
    expect(issuesOf('a'.repeat(5_000_001))).toEqual([
      { code: 'note/very-long', severity: 'info', detail: { length: 5_000_001 } },
    ])
    expect(issuesOf('a'.repeat(5_000_000))).toEqual([])
  })
  it('tells several', () =>
    expect(issuesOf('\0\ufffd').map(({ code }) => code)).toEqual(['note/nul-character', 'note/replacement-character']))
})

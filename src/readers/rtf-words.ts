/** RTF control words: those that stand for a character, and the destinations whose text is not the note's. */

/** Control words and symbols that stand for text. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['softline', '\n'],
  ['row', '\n'],
  ['nestrow', '\n'],
  ['tab', '\t'],
  ['emdash', '\u2014'],
  ['endash', '\u2013'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['bullet', '\u2022'],
  ['lquote', '\u2018'],
  ['rquote', '\u2019'],
  ['ldblquote', '\u201c'],
  ['rdblquote', '\u201d'],
])

/** Groups that begin with one of these hold settings, pictures or page furniture; so does any that begins with `\*`. */
export const silentGroups: ReadonlySet<string> = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl info pict object objdata nonshppict ' +
    'header headerl headerr headerf footer footerl footerr footerf filetbl xmlnstbl datastore themedata ' +
    'colorschememapping latentstyles datafield fldinst generator mmathPr bkmkstart bkmkend template ' +
    'annotation atnid atnauthor ftnsep ftnsepc aftnsep aftnsepc pntext pntxta pntxtb userprops'
  ).split(' '),
)

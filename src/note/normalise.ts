/** Normalising a word: the one form under which tokenizer, compiler and lexicon know it. */

/** Raised when any rule below changes: a lexicon compiled under another version is refused at load. */
export const normaliserVersion = 2

// Letters outside ASCII that clinical English meets, folded to what people type instead of them.
const folds: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  µ: 'μ', // the micro sign is the Greek letter: "µg" and "μg"
} // prettier-ignore

/** Folded form of each UTF-16 unit below 0x250 that is a letter: '' where it folds to itself or is no letter. */
export const foldTable: readonly string[] = Array.from({ length: 0x250 }, (_, code) => {
  if (code < 0x80) return ''
  const char = String.fromCharCode(code).toLowerCase()
  if (char.toUpperCase() === char) return ''
  const bare = char.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return folds[bare] ?? (/^[a-z]+$/.test(bare) ? bare : char)
})

/** Lower case of a letter from 0x250 up (Greek, Cyrillic, ...), unit by unit; whatever else it is stays as it is. */
export function lowerUnit(code: number): number {
  if (code < 0x370 || (code > 0x1fff && code < 0x3040) || code > 0xd7ff) return code
  const lower = String.fromCharCode(code).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : code
}

/** Accents typed as characters of their own ("e" and U+0301, as macOS writes them) belong to the letter before. */
export function isCombiningMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f
}

const possessive = /['\u2019]s$/i // "Crohn's"
const dotted = /^[a-z](?:\.[a-z])+\.?$/i // "b.i.d."

/**
 * Normal form of one token's text: lower case, accents folded, apostrophes, a final 's and the full stops of a dotted
 * short form dropped. "Ménière's" gives "meniere", "B.I.D." gives "bid", "don't" gives "dont". A sign stays itself.
 */
export function normaliseWord(text: string): string {
  if (text === '\u2013' || text === '\u2014' || text === '\u2212') return '-' // a dash is a dash, however it is drawn
  let word = text.replace(possessive, '')
  if (dotted.test(word)) word = word.replaceAll('.', '')
  let folded = ''
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code === 39 || code === 0x2019 || isCombiningMark(code)) continue
    if (code < 0x80) folded += code >= 65 && code <= 90 ? String.fromCharCode(code | 32) : word[i]
    else folded += code < 0x250 ? foldTable[code] || word[i] : String.fromCharCode(lowerUnit(code))
  }
  return folded || text
}

/** Hot file: one pass over char codes into typed arrays. test/note/tokenize.test.ts has its naive twin. */
import { bagBytes, fillBag } from './bag.ts'
import { roomForColumns } from './columns.ts'
import { foldTable, isCombiningMark, lowerUnit } from './normalise.ts'
import { Flag, Kind, type TokenTable } from './token.ts'

// Character classes.
const SIGN = 0
const SPACE = 1
const NEWLINE = 2
const LOWER = 3
const UPPER = 4
const DIGIT = 5
const MARK = 6 // an accent on its own: goes with the letter before

/** The class of every UTF-16 code unit. */
const classes = new Uint8Array(0x10000)
for (let code = 0; code < 0x250; code++) {
  const char = String.fromCharCode(code)
  if (code === 10 || code === 13) classes[code] = NEWLINE
  else if (code <= 32 || (code >= 0x7f && code <= 0xa0) || code === 0xad) classes[code] = SPACE
  else if (code >= 48 && code <= 57) classes[code] = DIGIT
  else if (char.toLowerCase() !== char) classes[code] = UPPER
  else if (char.toUpperCase() !== char || code === 0xdf) classes[code] = LOWER
}
classes[0xb5] = LOWER // µ of "µg"
classes[0xaa] = SIGN
classes[0xba] = SIGN // º, often typed for °
classes.fill(LOWER, 0x370, 0x2000) // Greek, Cyrillic, ...: letters; case is not asked of them
classes.fill(LOWER, 0x3040, 0xd800)
for (let code = 0x250; code < 0x370; code++) if (isCombiningMark(code)) classes[code] = MARK
classes.fill(SPACE, 0x2000, 0x2010)
for (const code of [0x202f, 0x205f, 0x3000, 0xfeff]) classes[code] = SPACE
classes[0x2028] = NEWLINE
classes[0x2029] = NEWLINE

// Longest dotted short form, in letters less one: bounds the look-ahead, so that "a.b.c.…" stays linear.
const maxDots = 6

/** Seeds and multipliers of the two hashes (FNV-1a's, and an odd constant of the golden ratio). */
export const hashSeed = 0x811c9dc5 | 0
export const checkSeed = 0x9e3779b9 | 0
const hashPrime = 0x01000193
const checkPrime = 0x85ebca6b | 0

/** The two hashes of a normalised word, as the scan makes them. */
export function hashWord(word: string): { hash: number; check: number } {
  let hash = hashSeed
  let check = checkSeed
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    hash = Math.imul(hash ^ code, hashPrime)
    check = Math.imul(check + code, checkPrime) ^ (check >>> 15)
  }
  return { hash, check }
}

// The scan writes here, and a note keeps copies of its own size: for short texts, making wide columns costs more than the scan.
const makeScratch = (room: number) => ({
  start: new Uint32Array(room),
  end: new Uint32Array(room),
  kind: new Uint8Array(room),
  flags: new Uint8Array(room),
  hash: new Int32Array(room),
  check: new Int32Array(room),
})
const smallRoom = 4096
const keptRoom = 1 << 18
let scratch = makeScratch(smallRoom)

function growScratch(): void {
  const wider = makeScratch(scratch.start.length * 2)
  wider.start.set(scratch.start)
  wider.end.set(scratch.end)
  wider.kind.set(scratch.kind)
  wider.flags.set(scratch.flags)
  wider.hash.set(scratch.hash)
  wider.check.set(scratch.check)
  scratch = wider
}

// The text's code units: a typed array is read several times faster than a string, unit by unit.
const overRead = 4 // zeros behind the text: the scan looks ahead without asking where it ends
const makeRoom = (size: number) => ({ units: new Uint16Array(size), bytes: new Uint8Array(size) })
const keptUnits = 1 << 20
let kept = makeRoom(1 << 14)
const encoder = new TextEncoder()

function readUnits(text: string): Uint16Array {
  const n = text.length
  if (n + overRead > kept.units.length && n + overRead <= keptUnits) kept = makeRoom(keptUnits)
  const { units, bytes } = n + overRead > keptUnits ? makeRoom(n + overRead) : kept
  // Nearly every note is ASCII: its UTF-8 bytes are its code units, and the engine writes them many at a time.
  // Any other text needs more bytes than it has units.
  if (encoder.encodeInto(text, bytes).written === n) units.set(bytes.subarray(0, n))
  else for (let i = 0; i < n; i++) units[i] = text.charCodeAt(i)
  units.fill(0, n, n + overRead)
  return units
}

/**
 * Cuts a note's text into tokens: "q4-6h" is q4, -, 6, h; "120/80" is 120, /, 80; "WBC-12.3*" is WBC, -, 12.3, *;
 * "b.i.d." is one token, "40mg" is 40 and mg. Nothing but white space is lost. Linear in the text's length.
 */
export function tokenize(text: string): TokenTable {
  const n = text.length
  const units = readUnits(text)
  let { start, end, kind, flags, hash, check } = scratch
  let room = start.length
  let count = 0
  let i = 0
  let before = Flag.line | Flag.space // what stands before the next token
  while (i < n) {
    let code = units[i]!
    let cls = classes[code]!
    if (cls === SPACE) {
      before |= Flag.space
      i++
      continue
    }
    if (cls === NEWLINE) {
      if (code === 13 && units[i + 1] === 10) i++
      before |= before & Flag.line && count > 0 ? Flag.line | Flag.blank | Flag.space : Flag.line | Flag.space
      i++
      continue
    }
    if (count === room) {
      growScratch()
      ;({ start, end, kind, flags, hash, check } = scratch)
      room = start.length
    }
    const from = i
    let h = hashSeed
    let c = checkSeed
    let flag = before
    before = 0
    let what: number = Kind.word
    if (cls === LOWER || cls === UPPER) {
      // A dotted short form: single letters, each followed by a full stop or the end of the run ("b.i.d.", "p.o").
      let dots = 0
      let j = i
      while (units[j + 1] === 46 /* . */ && isAsciiLetter(units[j]!)) {
        if (!isAsciiLetter(units[j + 2]!)) {
          if (dots > 0) dots = -(dots + 1) // ends in a full stop
          break
        }
        const after = classes[units[j + 3]!]!
        if (after === LOWER || after === UPPER || after === DIGIT || after === MARK) {
          dots = 0 // "a.fib": no short form
          break
        }
        if (++dots > maxDots) {
          dots = 0
          break
        }
        j += 2
      }
      let upper = true
      if (dots !== 0) {
        const stop = dots < 0 ? j + 2 : j + 1
        if (cls === UPPER) flag |= Flag.capital
        for (; i < stop; i++) {
          code = units[i]!
          if (code === 46) continue
          if (code >= 97) upper = false
          const lower = code | 32
          h = Math.imul(h ^ lower, hashPrime)
          c = Math.imul(c + lower, checkPrime) ^ (c >>> 15)
        }
        if (dots < 0) flag |= Flag.dotted
      } else {
        if (cls === UPPER) flag |= Flag.capital
        // ASCII letters, which most words are made of
        while (code < 0x80) {
          if (cls === LOWER) upper = false
          else if (cls !== UPPER) break
          code |= 32
          h = Math.imul(h ^ code, hashPrime)
          c = Math.imul(c + code, checkPrime) ^ (c >>> 15)
          code = units[++i]!
          cls = classes[code]!
        }
        let digits = -1 // where the last run of digits began
        let inner = false // digits stand before a letter of the word
        let keptH = 0 // the hashes before an apostrophe that may begin a final 's
        let keptC = 0
        let quote = -1
        let digitH = 0
        let digitC = 0
        while (i < n) {
          code = units[i]!
          cls = classes[code]!
          if (cls === LOWER || cls === UPPER) {
            if (cls === LOWER) upper = false
            if (code < 0x80) {
              code |= 32
            } else if (code < 0x250) {
              const fold = foldTable[code]!
              if (fold.length > 1) {
                for (let k = 0; k < fold.length - 1; k++) {
                  const unit = fold.charCodeAt(k)
                  h = Math.imul(h ^ unit, hashPrime)
                  c = Math.imul(c + unit, checkPrime) ^ (c >>> 15)
                }
                code = fold.charCodeAt(fold.length - 1)
              } else if (fold.length === 1) code = fold.charCodeAt(0)
            } else {
              code = lowerUnit(code)
            }
            if (digits >= 0) {
              digits = -1
              inner = true
            }
          } else if (cls === MARK) {
            i++
            continue
          } else if (cls === DIGIT) {
            flag |= Flag.digit
            if (digits < 0) {
              digits = i
              digitH = h
              digitC = c
            }
          } else if ((code === 39 || code === 0x2019) && i + 1 < n) {
            const next = classes[units[i + 1]!]!
            if (next !== LOWER && next !== UPPER) {
              // "Graves' disease": the apostrophe of a possessive in s belongs to the word
              if (next === SPACE && i > from + 2 && (units[i - 1]! | 32) === 115 && startsWord(units, i + 2)) i++
              break
            }
            quote = i
            keptH = h
            keptC = c
            i++
            continue
          } else break
          h = Math.imul(h ^ code, hashPrime)
          c = Math.imul(c + code, checkPrime) ^ (c >>> 15)
          i++
        }
        // "T98.6", "K4.2", "BP120/80": the digits are a value, not part of the word.
        if (digits > from && digits - from <= 4 && (units[i] === 46 || units[i] === 47)) {
          if (isDigit(units[i + 1]!)) {
            i = digits
            h = digitH
            c = digitC
            if (!inner) flag &= ~Flag.digit
          }
        }
        if (quote >= 0 && i === quote + 2 && (units[quote + 1]! | 32) === 115 /* s */) {
          h = keptH
          c = keptC
        }
      }
      if (upper) flag |= Flag.upper
    } else if (cls === DIGIT || (code === 46 && startsDecimal(units, i))) {
      what = Kind.number
      flag |= Flag.digit
      let point = false
      while (i < n) {
        code = units[i]!
        if (code >= 48 && code <= 57) {
          // a digit
        } else if (code === 46 && !point && isDigit(units[i + 1]!)) point = true
        else if (!(code === 44 && !point && threeDigits(units, i + 1))) break // "1,200"
        h = Math.imul(h ^ code, hashPrime)
        c = Math.imul(c + code, checkPrime) ^ (c >>> 15)
        i++
      }
    } else if (code === 91 && units[i + 1] === 42 && units[i + 2] === 42) {
      // "[**Name 12**]": at most 80 characters on, else the bracket is only a bracket
      const close = closeOfRedacted(units, i + 3, n)
      if (close > 0) {
        what = Kind.redacted
        i = close
      } else {
        what = Kind.sign
        h = Math.imul(h ^ 91, hashPrime)
        c = Math.imul(c + 91, checkPrime) ^ (c >>> 15)
        i++
      }
    } else {
      what = Kind.sign
      const next = units[i + 1]!
      if (code === 60 || code === 62 || code === 0x2264 || code === 0x2265) {
        what = Kind.comparator
        i++
        if (next === 61 && (code === 60 || code === 62)) i++ // "<="
      } else if (code === 0x2192 || (code === 61 && next === 62)) {
        what = Kind.arrow
        i += code === 61 ? 2 : 1
      } else if (
        code === 45 ||
        code === 95 ||
        code === 61 ||
        code === 42 ||
        code === 46 ||
        code === 126 ||
        code === 35 ||
        code === 43
      ) {
        while (i < n && units[i] === code) i++
        if (code === 45 && i - from <= 3 && units[i] === 62) {
          what = Kind.arrow // "->", "-->"
          i++
        }
      } else if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) i += 2
      else i++
      if (what !== Kind.arrow && i - from === 1) {
        // a dash is a dash, however it is drawn
        if (code === 0x2013 || code === 0x2014 || code === 0x2212) code = 45
        h = Math.imul(h ^ code, hashPrime)
        c = Math.imul(c + code, checkPrime) ^ (c >>> 15)
      } else {
        for (let k = from; k < i; k++) {
          const unit = units[k]!
          h = Math.imul(h ^ unit, hashPrime)
          c = Math.imul(c + unit, checkPrime) ^ (c >>> 15)
        }
      }
    }
    start[count] = from
    end[count] = i
    kind[count] = what
    flags[count] = flag
    hash[count] = h
    check[count] = c
    count++
  }
  if (room > keptRoom) scratch = makeScratch(smallRoom) // one huge note should not hold its columns for ever
  return columnsOf(start, end, kind, flags, hash, check, count)
}

/** The columns in their own size, over one buffer: seven small buffers cost more than the copying. */
function columnsOf(
  start: Uint32Array,
  end: Uint32Array,
  kind: Uint8Array,
  flags: Uint8Array,
  hash: Int32Array,
  check: Int32Array,
  count: number,
): TokenTable {
  const { buffer, at } = roomForColumns(bagBytes + count * 18)
  const from = at + bagBytes
  const table = {
    length: count,
    bag: new Int32Array(buffer, at, bagBytes >> 2),
    start: new Uint32Array(buffer, from, count),
    end: new Uint32Array(buffer, from + count * 4, count),
    hash: new Int32Array(buffer, from + count * 8, count),
    check: new Int32Array(buffer, from + count * 12, count),
    kind: new Uint8Array(buffer, from + count * 16, count),
    flags: new Uint8Array(buffer, from + count * 17, count),
  }
  table.start.set(start.subarray(0, count))
  table.end.set(end.subarray(0, count))
  table.kind.set(kind.subarray(0, count))
  table.flags.set(flags.subarray(0, count))
  table.hash.set(hash.subarray(0, count))
  table.check.set(check.subarray(0, count))
  fillBag(table.bag, hash, count)
  return table
}

function startsWord(units: Uint16Array, i: number): boolean {
  const cls = classes[units[i]!]!
  return cls === LOWER || cls === UPPER
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** ".5" begins a number unless a digit or letter stands right before it ("p.5", "1.2.3"). */
function startsDecimal(units: Uint16Array, i: number): boolean {
  if (!isDigit(units[i + 1]!)) return false
  if (i === 0) return true
  const cls = classes[units[i - 1]!]!
  return cls !== DIGIT && cls !== LOWER && cls !== UPPER && units[i - 1] !== 46
}

/** "200" of "1,200": three digits and no fourth. */
function threeDigits(units: Uint16Array, i: number): boolean {
  return isDigit(units[i]!) && isDigit(units[i + 1]!) && isDigit(units[i + 2]!) && !isDigit(units[i + 3]!)
}

function closeOfRedacted(units: Uint16Array, i: number, n: number): number {
  const last = Math.min(n - 2, i + 80)
  for (let j = i; j < last; j++) {
    const code = units[j]!
    if (code === 10) return -1
    if (code === 42 && units[j + 1] === 42 && units[j + 2] === 93) return j + 3
  }
  return -1
}

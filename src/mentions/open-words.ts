/** The tables of open vocabulary, by word: open-heads.tsv and open-frames.tsv. */
import type { Lexicon } from '../lexicon/index.ts'
import { hashWord } from '../note/index.ts'

/**
 * What a word does in a phrase. `head` needs a qualifier or a place, `alone` also counts after a cue or in a list, `cued` needs a
 * cue, a list or a place; `tail` makes something else of the head before it.
 */
export type OpenRole = 'head' | 'alone' | 'cued' | 'never' | 'stop' | 'not' | 'tail'

/** A run of words that says what stands after it: `with` belongs to the condition's span, `after` does not, `whole` is all of it. */
export interface Frame {
  readonly role: 'with' | 'after' | 'whole'
  /** The hashes of its words. */
  readonly hashes: readonly number[]
}

/** Words by their first hash (the second tells them from others), endings, and frames by the hash of their first word. */
export interface OpenWords {
  readonly roles: ReadonlyMap<number, { readonly check: number; readonly role: OpenRole }>
  readonly endings: ReadonlySet<string>
  /** Words of named conditions whose code is their place's: "erythema", by their two hashes. */
  readonly placed: ReadonlyMap<number, number>
  /**
   * By the low bits of a word's hash: 1 where it may be a word of the tables, 3 where it may begin or end a phrase. Most words are
   * told by this alone.
   */
  readonly maybe: Uint8Array
  /** 1 for the last two letters of some ending, as `lastTwo` numbers them. */
  readonly lastLetters: Uint8Array
  /** Which words were seen to end in one, by hash: slots of both hashes and 1 (no) or 2 (yes), the last word of each slot. */
  readonly ended: Int32Array
  /** Endings of procedures, which are no items of a list of problems. */
  readonly procedures: ReadonlySet<string>
  readonly frames: ReadonlyMap<number, readonly Frame[]>
}

/** The slots of `ended`, less one. */
export const endedMask = 4095

/** The size of `maybe`, less one: the tables' words fill a tenth of it. */
export const maybeMask = 8191

/** Two letters from a to z as one number; 0, which no ending has, for what is none. */
export function lastTwo(a: number, b: number): number {
  return a >= 97 && a <= 122 && b >= 97 && b <= 122 ? (a - 96) * 32 + b - 96 : 0
}

const known = new WeakMap<Lexicon, OpenWords>()

/** The tables of a lexicon, read once. */
export function openWords(lexicon: Lexicon): OpenWords {
  let made = known.get(lexicon)
  if (!made) known.set(lexicon, (made = readTables(lexicon)))
  return made
}

function readTables(lexicon: Lexicon): OpenWords {
  const roles = new Map<number, { check: number; role: OpenRole }>()
  const endings = new Set<string>()
  const placed = new Map<number, number>()
  const procedures = new Set<string>()
  const frames = new Map<number, Frame[]>()
  for (const { fields } of lexicon.rows('open-heads')) {
    const { role = '', words = '' } = fields
    for (const word of words.split(' ')) {
      if (role === 'suffix') endings.add(word.slice(1))
      else if (role === 'procedure') procedures.add(word.slice(1))
      else {
        const { hash, check } = hashWord(word)
        if (role === 'placed') placed.set(hash, check)
        else roles.set(hash, { check, role: role as OpenRole })
      }
    }
  }
  for (const { fields } of lexicon.rows('open-frames')) {
    const { role = '', phrases = '' } = fields
    for (const phrase of phrases.split('; ')) {
      const hashes = phrase.split(' ').map((word) => hashWord(word).hash)
      const same = frames.get(hashes[0]!)
      const frame = { role: role as Frame['role'], hashes }
      if (same) same.push(frame)
      else frames.set(hashes[0]!, [frame])
    }
  }
  // the longest first: "difficulty with" before "difficulty"
  for (const list of frames.values()) list.sort((a, b) => b.hashes.length - a.hashes.length)
  const maybe = new Uint8Array(maybeMask + 1)
  for (const [hash, { role }] of roles)
    maybe[hash & maybeMask]! |= role === 'head' || role === 'alone' || role === 'cued' ? 3 : 1
  for (const hash of frames.keys()) maybe[hash & maybeMask] = 3
  const lastLetters = new Uint8Array(27 * 32)
  for (const one of endings) lastLetters[lastTwo(one.charCodeAt(one.length - 2), one.charCodeAt(one.length - 1))] = 1
  const ended = new Int32Array((endedMask + 1) * 3)
  return { roles, endings, placed, maybe, lastLetters, ended, procedures, frames }
}

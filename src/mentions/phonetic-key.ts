/** Phonetic key: the consonants that a word of medical English is heard by, so that "farmacy" and "pharmacy" agree. */

// Spellings with one sound, longest first at each place. Lower case is a sound of its own: x "sh".
const sounds: readonly (readonly [RegExp, string])[] = [
  [/^(?:pn|kn|gn|mn)/y, 'N'],
  [/^ps/y, 'S'],
  [/^pt/y, 'T'],
  [/^x/y, 'S'],
  [/^wr/y, 'R'],
  [/sch|sc(?=[eiy])/y, 'S'],
  [/(?:ti|ci|si|ssi)(?=on|ous|al|an)/y, 'x'],
  [/ch/y, 'K'],
  [/sh/y, 'x'],
  [/ph|v|f/y, 'F'],
  [/gh/y, ''],
  [/g(?=[eiy])|dg|j/y, 'J'],
  [/c(?=[eiy])|z|s/y, 'S'],
  [/ck|qu|q|c|k/y, 'K'],
  [/x/y, 'KS'],
  [/th|t|d/y, 'T'],
  [/rrh|rh|r/y, 'R'],
  [/b|p/y, 'P'],
]

const plain = 'lmng'

/**
 * The key of a word in lower case: "pnuemonia" and "pneumonia" give "NMN". Vowels, h, w and y say nothing, doubled sounds are one.
 */
export function phoneticKey(word: string): string {
  let key = ''
  let at = 0
  while (at < word.length) {
    let size = 1
    let sound = plain.includes(word[at]!) ? word[at]!.toUpperCase() : ''
    if (!'aeiouhwy'.includes(word[at]!) && sound !== 'L' && sound !== 'M')
      for (const [spelling, heard] of sounds) {
        spelling.lastIndex = at
        const found = spelling.exec(word)
        if (!found) continue
        sound = heard
        size = found[0].length
        break
      }
    if (sound !== '' && !key.endsWith(sound)) key += sound
    at += size
  }
  return key
}

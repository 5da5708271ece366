/** UCUM codes: whether a unit is written as UCUM writes it, for the units of clinical notes. */

// Atoms that take metric prefixes, and those that take none.
const metric = new Set([
  "[arb'U]",
  'm',
  'g',
  's',
  'L',
  'l',
  'mol',
  'eq',
  'osm',
  'U',
  'Pa',
  'J',
  'W',
  'V',
  'A',
  'Ohm',
  'Hz',
  'N',
  'K',
  'Cel',
  'cal',
  'bar',
  '[IU]',
  '[iU]',
  'Bq',
  'Gy',
  'Sv',
  'm[Hg]',
  'm[H2O]',
  'kat',
  'cd',
  'lm',
  'lx',
  'F',
  'C',
  'S',
  'T',
  'H',
  'Wb',
  'rad',
  'sr',
  'Ci',
  'R',
  'RAD',
  'REM',
  'B',
  't',
  'dyn',
  'erg',
  'P',
  'St',
  'eV',
  'u',
  'by',
  'bit',
  'ar',
]) // prettier-ignore
const plain = new Set([
  "[wood'U]",
  "[beth'U]",
  '[fth_i]',
  "[p'diop]",
  '[sin_i]',
  '[ston_av]',
  '[stone_av]',
  '%',
  'min',
  'h',
  'd',
  'wk',
  'mo',
  'a',
  'deg',
  "'",
  "''",
  '[degF]',
  '[in_i]',
  '[ft_i]',
  '[yd_i]',
  '[mi_i]',
  '[lb_av]',
  '[oz_av]',
  '[st]',
  '[pH]',
  '[HPF]',
  '[LPF]',
  '[drp]',
  '[tsp_us]',
  '[tbs_us]',
  '[cup_us]',
  '[foz_us]',
  '[pt_us]',
  '[qt_us]',
  '[gal_us]',
  '[gr]',
  '[diop]',
  '[ppth]',
  '[ppm]',
  '[ppb]',
  '[pptr]',
  "[USP'U]",
  '[CFU]',
  '[PFU]',
  "[GPL'U]",
  "[MPL'U]",
  "[APL'U]",
  '[Ch]',
  '[Cal]',
  "[in_i'Hg]",
  "[in_i'H2O]",
  '[IR]',
  '[EU]',
  '[ELU]',
  "[todd'U]",
  "[dye'U]",
  "[hnsf'U]",
  '[MET]',
  '[psi]',
  'atm',
  'mo_j',
  'a_j',
  'wk',
  '[sft_i]',
  '[cin_i]',
  '[cft_i]',
]) // prettier-ignore
const prefixes = ['da', 'Y', 'Z', 'E', 'P', 'T', 'G', 'M', 'k', 'h', 'd', 'c', 'm', 'u', 'n', 'p', 'f', 'a', 'z', 'y']

const piece = /^(.*?)([+-]?\d+)?(?:\{[\x21-\x7a|~]*\})?$/ // "m2{note}": atom, exponent, annotation
const cache = new Map<string, boolean>()

/** Whether a unit is a UCUM code: "mm[Hg]" is, "mmHg" and "tablet" are not. */
export function isUcum(code: string): boolean {
  let known = cache.get(code)
  if (known === undefined) {
    known = code !== '' && code.length <= 64 && !/\s/.test(code) && isTerm(code)
    if (cache.size < 1000) cache.set(code, known)
  }
  return known
}

function isTerm(code: string): boolean {
  let depth = 0
  let braces = false
  let from = 0
  const parts: string[] = []
  for (let i = 0; i < code.length; i++) {
    const char = code[i]
    if (braces) {
      if (char === '}') braces = false
    } else if (char === '{') braces = true
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (depth === 0 && (char === '.' || char === '/')) {
      parts.push(code.slice(from, i))
      from = i + 1
      // "/min" begins with its divisor
      if (i === 0 && char === '/') parts.pop()
    }
    if (depth < 0) return false
  }
  if (depth !== 0 || braces) return false
  parts.push(code.slice(from))
  return parts.every(isComponent)
}

function isComponent(part: string): boolean {
  if (part.startsWith('(') && part.endsWith(')')) return isTerm(part.slice(1, -1))
  if (/^\{[\x21-\x7a|~]+\}$/.test(part) || /^\d+(?:\{[\x21-\x7a|~]*\})?$/.test(part) || /^10[*^][+-]?\d+$/.test(part))
    return true
  const match = piece.exec(part)
  const atom = match?.[1]
  if (!atom) return false
  if (plain.has(atom) || metric.has(atom)) return true
  return prefixes.some((prefix) => atom.startsWith(prefix) && metric.has(atom.slice(prefix.length)))
}

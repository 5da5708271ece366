/** The page's script: one text that runs by itself. */
import { expect, it } from 'vitest'
import { script } from '../../../src/view/script/index.ts'

it('is a program', () => expect(() => new Function(script)).not.toThrow())
it('uses nothing of the modules it was written in', () =>
  expect(script).not.toMatch(/\bimport\b|\brequire\(|__vi|exports\./))
it('never reads text as HTML or as code', () =>
  expect(script).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\('on/,
  ))
it('asks for nothing from outside', () => expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon/))
it('cannot end its element', () => expect(script).not.toMatch(/<\/script|<!--/i))

/** Our own validator: is this a resource of R4? Elements, types, cardinalities, required codes, invariants; never content in what it says. */
import { invariants } from './invariants.ts'
import { isObject, type Json, type Tell, type ValidationIssue } from './issue.ts'
import { isPrimitiveValue } from './primitive.ts'
import { checkProfiles } from './profiles.ts'
import { type Field, isResourceType, tableOf } from './table.ts'

/** What is wrong with a resource or Bundle; empty when nothing is. `{ resourceType: 'Condition' }` lacks its subject. */
export function validateResource(resource: unknown): ValidationIssue[] {
  const issues: ValidationIssue[] = []
  const tell: Tell = (path, message, code = 'invariant', severity = 'error') =>
    void issues.push({ severity, code, path, message })
  checkResource(resource, '', tell)
  return issues
}

function checkResource(value: unknown, path: string, tell: Tell): void {
  if (!isObject(value) || typeof value.resourceType !== 'string') {
    tell(path || 'Resource', 'no resource: it has no resourceType', 'structure')
    return
  }
  const type = value.resourceType
  const at = path || type
  if (!isResourceType(type)) {
    tell(at, 'a resourceType that R4 has not, or this validator does not know', 'structure')
    return
  }
  checkObject(value, type, at, tell)
  checkProfiles(value, at, tell)
  if (Array.isArray(value.contained)) checkContained(value, at, tell)
}

function checkObject(object: Json, type: string, path: string, tell: Tell): void {
  const table = tableOf(type)
  if (!table) return
  let known = 0
  const seen = new Set<string>()
  for (const key in object) {
    if (key === 'resourceType') continue
    const value = object[key]
    if (value === undefined) continue
    known++
    const extended = key.charCodeAt(0) === 95 // _
    const field = table.fields.get(extended ? key.slice(1) : key)
    if (!field) {
      tell(`${path}.${key}`, `an element that ${type} has not`, 'structure')
      continue
    }
    if (extended) {
      if (!field.primitive) tell(`${path}.${key}`, 'an underscore is of primitives only', 'structure')
      else if (!field.many && isObject(value)) checkObject(value, 'Element', `${path}.${key}`, tell)
      if (!(field.name in object)) seen.add(field.element)
      continue
    }
    // two names of one choice
    if (seen.has(field.element)) tell(`${path}.${field.element}`, 'more than one of a choice', 'structure')
    seen.add(field.element)
    checkField(value, field, `${path}.${key}`, tell)
  }
  if (known === 0) tell(path, 'ele-1: an empty object', 'structure')
  for (const { element } of table.mandatory)
    if (!seen.has(element)) tell(`${path}.${element}`, 'is missing', 'required')
  invariants[type]?.(object, path, tell)
}

function checkField(value: unknown, field: Field, path: string, tell: Tell): void {
  if (field.many) {
    if (!Array.isArray(value) || value.length === 0) {
      tell(path, Array.isArray(value) ? 'an empty list' : 'must be a list', 'structure')
      return
    }
    for (let i = 0; i < value.length; i++) checkValue(value[i], field, `${path}[${i}]`, tell)
  } else if (Array.isArray(value)) tell(path, 'must not be a list', 'structure')
  else checkValue(value, field, path, tell)
}

function checkValue(value: unknown, field: Field, path: string, tell: Tell): void {
  if (field.primitive) {
    if (!isPrimitiveValue(field.type, value)) tell(path, `no ${field.type}`, 'value')
    else if (field.codes && !field.codes.has(value as string))
      tell(path, 'a code that the required value set has not', 'code-invalid')
    return
  }
  if (!isObject(value)) {
    tell(path, `must be a ${field.type}`, 'structure')
    return
  }
  if (field.type === 'Resource') {
    checkResource(value, path, tell)
    return
  }
  checkObject(value, field.type, path, tell)
  if (field.codes && field.type === 'CodeableConcept') {
    const coding = Array.isArray(value.coding) ? (value.coding as Json[]) : []
    if (!coding.some((one) => isObject(one) && field.codes!.has(`${one.system}|${one.code}`)))
      tell(path, 'no code of the required value set', 'code-invalid')
  }
  if (field.targets && typeof value.reference === 'string') {
    // "Practitioner/1", "https://…/Practitioner/1"; urn:uuid and "#id" don't say
    const target = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/.exec(
      value.reference,
    )?.[1]
    if (target !== undefined && !field.targets.has(target))
      tell(path, 'refers to a type that this element must not refer to', 'value')
  }
}

/** dom-3: what is contained is referred to, or refers to the whole. */
function checkContained(resource: Json, path: string, tell: Tell): void {
  const text = JSON.stringify(resource)
  for (const [i, one] of (resource.contained as unknown[]).entries())
    if (isObject(one) && !text.includes(`"#${String(one.id)}"`) && !JSON.stringify(one).includes('"#"'))
      tell(`${path}.contained[${i}]`, 'dom-3: contained, and nothing refers to it')
}

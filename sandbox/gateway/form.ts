import { invalidParameter } from './api-error.ts'

/** A body in the gateway's own encoding, `a[b][0][c]=x`, as it nests. Lists are groups whose names are numbers. */
export interface Form {
  [name: string]: string | Form
}

/** One request to the API: the id in its path, empty where there is none, and what it asks for. */
export interface Call {
  id: string
  form: Form
}

/** Reads a body or a query. Everything in it is text; nothing in it is trusted to be there. */
export function parseForm(encoded: string): Form {
  const form = emptyForm()
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = name.split(/\]?\[|\]$/).filter(part => part !== '')
    const last = path.pop()
    if (last === undefined) continue
    let group = form
    for (const part of path) {
      const inner = group[part]
      group = group[part] = typeof inner === 'object' ? inner : emptyForm()
    }
    group[last] = value
  }
  return form
}

export function text(form: Form, ...path: string[]): string | undefined {
  const value = at(form, path)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Throws the gateway's own 400 unless the value is there. */
export function required(form: Form, ...path: string[]): string {
  const value = text(form, ...path)
  if (value === undefined)
    throw invalidParameter('parameter_missing', spelled(path), `Missing required param: ${spelled(path)}.`)
  return value
}

/** A whole number, nothing when it is absent. Throws the gateway's own 400 for anything else. */
export function whole(form: Form, ...path: string[]): number | undefined {
  const value = text(form, ...path)
  if (value === undefined) return undefined
  if (!/^-?\d{1,12}$/.test(value))
    throw invalidParameter('parameter_invalid_integer', spelled(path), `Invalid integer: ${value}`)
  return Number(value)
}

export function group(form: Form, ...path: string[]): Form {
  const value = at(form, path)
  return typeof value === 'object' ? value : emptyForm()
}

/** The texts of a flat group, such as metadata or a list. */
export function texts(form: Form, ...path: string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(group(form, ...path)).filter(entry => typeof entry[1] === 'string'),
  ) as Record<
    string,
    string // just filtered
  >
}

/** `names` are apart by spaces. The gateway refuses what it does not know, so that a misspelt option never passes in silence. */
export function onlyKnown(form: Form, names: string): void {
  const known = names.split(' ')
  const stranger = Object.keys(form).find(name => name !== 'expand' && !known.includes(name))
  if (stranger) throw invalidParameter('parameter_unknown', stranger, `Received unknown parameter: ${stranger}`)
}

function at(form: Form, path: string[]): string | Form | undefined {
  return path.reduce<string | Form | undefined>(
    (inner, name) => (typeof inner === 'object' ? inner[name] : undefined),
    form,
  )
}

/** Without a prototype: a field may be called `constructor`. */
function emptyForm(): Form {
  return Object.create(null) as Form // an object with no names yet is a Form
}

function spelled([first = '', ...inner]: string[]): string {
  return first + inner.map(name => `[${name}]`).join('')
}

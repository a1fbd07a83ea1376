import { z } from 'zod'
import { profileSchema } from './profile.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * A policy's form for editors and other programs, JSON Schema 2020-12, made from the schema that checks it at start-up.
 * It describes what is written: what has a default may be left out. Days that contradict each other, time zones and
 * holidays it cannot tell from right ones; `sendback policy check` can.
 */
export function policyJsonSchema(): JsonSchema {
  const form = z.toJSONSchema(profileSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // How far a machine can count says nothing about the setting.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return { $schema: DRAFT, title: 'A policy of Sendback', description: ABOUT, ...form }
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
const ABOUT =
  'How a company takes equipment back: a YAML file in POLICY_DIR. docs/own-policy.md walks through making one.'

/** Every form that may stand at this place of a policy; none where the policy has no such place. */
export function formsAt(path: readonly PropertyKey[], root: JsonSchema): JsonSchema[] {
  return path.reduce<JsonSchema[]>((forms, step) => forms.flatMap(form => inside(form, step)), alternatives(root))
}

/** The settings that a place of a policy knows. */
export function settingsAt(path: readonly PropertyKey[], root: JsonSchema): string[] {
  return formsAt(path, root).flatMap(form => Object.keys(form.properties ?? {}))
}

function inside({ properties, items }: JsonSchema, step: PropertyKey): JsonSchema[] {
  const held = typeof step === 'number' ? items : properties?.[String(step)]
  return typeof held === 'object' && !Array.isArray(held) ? alternatives(held) : []
}

function alternatives(form: JsonSchema): JsonSchema[] {
  const either = form.anyOf ?? form.oneOf
  return either ? either.filter(one => typeof one === 'object').flatMap(alternatives) : [form]
}

/** What may be written there, for whoever wrote something else: `a whole number from 1 to 366`. */
export function whatFits(forms: readonly JsonSchema[]): string {
  const words = new Set(forms.flatMap(wordsFor))
  return [...words].join(', or ')
}

function wordsFor(form: JsonSchema): string[] {
  if (form.const !== undefined) return [String(form.const)]
  if (form.enum) return [form.enum.length > 1 ? `one of ${form.enum.join(', ')}` : String(form.enum[0])]
  switch (form.type) {
    case 'integer':
      return [`a whole number${range(form)}`]
    case 'number':
      return [`a number${range(form)}`]
    case 'string':
      return [form.format === 'email' ? 'a mail address' : 'some text']
    case 'boolean':
      return ['true or false']
    case 'array':
      return [listOf(form)]
    case 'object':
      return [`settings: ${Object.keys(form.properties ?? {}).join(', ')}`]
    default:
      return []
  }
}

function range({ minimum, maximum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  if (minimum !== undefined) return `, ${minimum} or more`
  return maximum === undefined ? '' : `, ${maximum} or less`
}

function listOf({ items, minItems = 0, maxItems }: JsonSchema): string {
  const each = typeof items === 'object' && !Array.isArray(items) ? whatFits(alternatives(items)) : ''
  const length = maxItems === undefined ? (minItems > 0 ? ` of at least ${minItems}` : '') : ` of at most ${maxItems}`
  return `a list${length}${each && `, each ${each}`}`
}

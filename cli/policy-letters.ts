import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Specimen, specimens, type Wanted } from '../counterparts/mail/letters/specimen.ts'
import type { ReturnType } from '../domain/case.ts'
import type { Profile } from '../policies/profile.ts'
import type { Explanation } from './policy-explanation.ts'
import { CommandError, colours, say, type Terminal } from './terminal.ts'

type Preview = Specimen & { returnType: ReturnType }

/** Throws `CommandError` when nothing is granted, or no letter is of that kind: there is nothing to be shown then. */
export async function previewLetters(
  profile: Profile,
  { returns }: Explanation,
  wanted: Wanted = {},
): Promise<Preview[]> {
  const granted = returns.filter(one => one.kind === 'granted')
  if (granted.length === 0)
    throw new CommandError('Nothing would be granted for that, so nothing is written. `policy explain` says why.')
  const letters = await Promise.all(
    granted.map(async ({ returnType, terms }) =>
      (await specimens(profile, terms, wanted)).map(letter => ({ ...letter, returnType })),
    ),
  )
  if (letters.flat().length === 0)
    throw new CommandError(
      `No letter "${wanted.kind}" goes out for a ${granted.map(one => one.returnType).join(' or ')}.`,
    )
  return letters.flat()
}

export function printLetters(terminal: Terminal, letters: readonly Preview[]): void {
  const { bold } = colours(terminal)
  for (const { returnType, kind, subject, text } of letters)
    terminal.stdout.write(`${bold(`${returnType}/${kind}: ${subject}`)}\n\n${text}\n\n`)
}

/** Both parts of each letter, in a folder for each kind of return. */
export function writeLetters(terminal: Terminal, out: string, letters: readonly Preview[]): void {
  for (const { returnType, kind, html, text } of letters) {
    const folder = resolve(terminal.folder, out, returnType)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${kind}.html`), html)
    writeFileSync(join(folder, `${kind}.txt`), text)
  }
  say(terminal, `${letters.length} letters are in ${out}, each as .html and .txt.`)
}

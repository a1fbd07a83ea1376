import type { Outcome, Surprise } from './player.ts'

/** How one file went, for somebody who has the file open beside it. */
export function report(file: string, outcome: Outcome): string {
  const about = outcome.rma === undefined ? file : `${file} (${outcome.rma})`
  switch (outcome.kind) {
    case 'passed':
      return `passed      ${about}`
    case 'differs':
      return [`differs     ${about}`, ...outcome.surprises.map(surprise => saidOf(file, surprise))].join('\n')
    case 'not-played':
      return [`not played  ${about}`, ...outcome.why.map(why => `  ${why}`)].join('\n')
  }
}

function saidOf(file: string, { line, when, what, expected, found }: Surprise): string {
  const place = line === 0 ? when : `${file}:${line}  ${when}`
  return `  ${place}  ${what}\n    expected  ${expected}\n    found     ${found}`
}

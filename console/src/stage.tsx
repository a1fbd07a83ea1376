import { spoken, toneOf } from './words.ts'

export function Stage({ stage }: { stage: string }) {
  return (
    <span className="stage" data-tone={toneOf(stage)}>
      {spoken(stage)}
    </span>
  )
}

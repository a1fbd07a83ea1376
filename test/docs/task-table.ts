import { TASK_KINDS } from '../../domain/step.ts'
import { TASK_WORDS } from '../../domain/task-words.ts'

/** A row for each kind of task: whose it is, why, and what to do. */
export function taskTable(): string {
  const rows = TASK_KINDS.map(kind => {
    const words = TASK_WORDS[kind]
    return `| \`${kind}\` | ${words.for.join(', ')} | ${words.why} | ${words.todo} |`
  })
  return ['| task | for | why | what to do |', '|---|---|---|---|', ...rows].join('\n')
}

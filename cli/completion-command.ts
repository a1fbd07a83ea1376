import { type Command, Option } from 'commander'
import { examples } from './examples.ts'
import type { Terminal } from './terminal.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const

const HELP = `
For bash (with its bash-completion), zsh, fish and PowerShell, in that order:
${examples(
  'sendback completion -s bash > ~/.local/share/bash-completion/completions/sendback',
  'sendback completion -s zsh > ~/.zsh/completions/_sendback',
  'sendback completion -s fish > ~/.config/fish/completions/sendback.fish',
  'sendback completion -s powershell >> $PROFILE',
)}`

/** `sendback completion`: the script by which a shell asks `sendback complete` what may follow. `all` builds the commands. */
export function completionCommands(sendback: Command, terminal: Terminal, all: () => Command): void {
  sendback
    .command('completion')
    .description('print the script that has a shell complete commands and options')
    .addOption(new Option('-s, --shell <shell>', 'which shell').choices(SHELLS).makeOptionMandatory())
    .addHelpText('after', HELP)
    .action(async ({ shell }: { shell: (typeof SHELLS)[number] }) => {
      const { default: root } = await import('@bomb.sh/tab')
      written(terminal, () => root.setup('sendback', 'sendback', shell))
    })
  sendback
    .command('complete', { hidden: true })
    .argument('[words...]')
    .addHelpText('after', examples('sendback complete -- case vi'))
    .action(async (words: string[]) => {
      const { default: tab } = await import('@bomb.sh/tab/commander')
      const root = tab(all(), { completionCommandName: 'completion' })
      written(terminal, () => root.parse(words))
    })
}

/** The library writes to the console; what it writes is ours to print. */
function written(terminal: Terminal, work: () => void): void {
  const { log } = console
  console.log = (...said: unknown[]) => void terminal.stdout.write(`${said.join(' ')}\n`)
  try {
    work()
  } finally {
    console.log = log
  }
}

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { Readable } from 'node:stream'
import { run } from '../../cli/run.ts'

describe('sendback completion', function () {
  this.timeout(30_000)

  async function sendback(...words: string[]) {
    const said: string[] = []
    const [stdin, stdout] = [Readable.from(['']), { write: (text: string) => said.push(text) }]
    const exit = await run(words, { env: {}, folder: '.', stdin, stdout, stderr: stdout })
    return { exit, said: said.join('') }
  }

  it('tells a shell what may follow: commands, options and their choices', async () => {
    const follows = async (...words: string[]) =>
      (await sendback('complete', '--', ...words)).said.split('\n').map(line => line.split('\t')[0])
    assert.deepEqual((await follows('case', 'vi')).filter(Boolean), ['view', ':4'])
    assert.ok((await follows('case', 'cancel', '--')).includes('--reason'))
    assert.ok((await follows('case', 'list', '--stage', '')).includes('overdue'))
    assert.ok((await follows('trigger', '')).includes('case.billed'))
    assert.ok((await follows('')).includes('listen'))
  })

  /** How each shell reads a script without running it. */
  const READERS = {
    bash: ['bash', '-n'],
    zsh: ['zsh', '-n'],
    fish: ['fish', '--no-execute'],
    powershell: ['pwsh', '-NoProfile', '-Command', '[ScriptBlock]::Create([Console]::In.ReadToEnd()) | Out-Null'],
  } as const

  for (const [shell, [program, ...options]] of Object.entries(READERS))
    it(`prints a script for ${shell}, which ${program} reads where it is installed`, async () => {
      const { exit, said } = await sendback('completion', '-s', shell)
      assert.equal(exit, 0)
      assert.match(said, /sendback complete/)
      const read = spawnSync(program, options, { input: said, encoding: 'utf8' })
      if (read.error === undefined) assert.deepEqual([read.status, read.stderr], [0, ''])
    })

  it('knows four shells', async () => {
    const { exit, said } = await sendback('completion', '-s', 'tcsh')
    assert.equal(exit, 1)
    assert.match(said, /Allowed choices are bash, zsh, fish, powershell/)
  })

  it('completes in bash itself', () => {
    const words = `
      _get_comp_words_by_ref() { cur=vi prev=case words=(sendback case vi) cword=2; }
      sendback() { printf 'view\\tshow one case\\n:4\\n'; }
      compopt() { :; }
      eval "$(cat)"
      __sendback_complete
      echo "\${COMPREPLY[@]}"`
    return sendback('completion', '-s', 'bash').then(({ said }) => {
      const { stdout } = spawnSync('bash', ['-c', words], { input: said, encoding: 'utf8' })
      assert.match(stdout, /^view/)
    })
  })
})

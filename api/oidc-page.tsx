import { renderToStaticMarkup } from 'react-dom/server'
import type { SignInFailure } from './oidc-provider.ts'
import { allowedAs, PAGE_STYLE } from './page-style.ts'

/** Nothing from anywhere else, and no script. */
export const SIGN_IN_PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${allowedAs(PAGE_STYLE)}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Why somebody who wanted to sign in is not. */
export type NotIn =
  | { why: SignInFailure }
  /** The browser brings no sign-in that has begun. */
  | { why: 'not-begun' }
  | { why: 'no-role' | 'removed'; who: string; name: string }

export const STATUS_OF_NOT_IN: Record<NotIn['why'], number> = {
  away: 503,
  broken: 502,
  'set-up': 502,
  denied: 403,
  'no-role': 403,
  removed: 403,
  'mixed-up': 400,
  'not-begun': 400,
  used: 400,
  clocks: 400,
  forged: 400,
}

/** A page that says what happened and what to do; `provider` is where people sign in, by its host. */
export function notInPage(notIn: NotIn, { provider, returnTo }: { provider: string; returnTo: string }): string {
  const { title, text } = 'who' in notIn ? ofSomebody(notIn) : WORDS[notIn.why](provider)
  const to = `to=${encodeURIComponent(returnTo)}`
  const html = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Sendback`}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        <main className="narrow">
          <h1>{title}</h1>
          {text.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
          <ul>
            <li>
              <a href={`/sign-in?${to}`}>Try again</a>
            </li>
            {'who' in notIn && (
              <li>
                <a href={`/sign-in?as=somebody-else&${to}`}>Sign in as somebody else</a>
              </li>
            )}
            <li>
              <a href="/console">Back to the first page</a>, where an API key opens the console too
            </li>
          </ul>
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(html)}`
}

interface Words {
  title: string
  text: string[]
}

function ofSomebody({ why, who, name }: Extract<NotIn, { who: string }>): Words {
  const called = name && name !== who ? `${name} (${who})` : who
  if (why === 'removed')
    return {
      title: 'Your access was taken away',
      text: [
        `You are signed in as ${called}, but an admin has removed you from Sendback.`,
        'If that is a mistake, ask an admin to give you a role again, under Settings, People.',
      ],
    }
  return {
    title: 'You have no role here yet',
    text: [
      `You are signed in as ${called}, but nobody gave you a role in Sendback.`,
      'Ask an admin: under Settings, People, you now stand as somebody without a role. Then try again.',
    ],
  }
}

const WORDS: Record<SignInFailure | 'not-begun', (provider: string) => Words> = {
  away: provider => ({
    title: 'Signing in does not work just now',
    text: [`${provider}, where you sign in, does not answer. Try again in a minute; nothing else is wrong.`],
  }),
  broken: provider => ({
    title: 'Signing in did not work',
    text: [`${provider} says that something went wrong there. Try again; if it stays so, tell an admin.`],
  }),
  'set-up': provider => ({
    title: 'Signing in is not set up rightly',
    text: [
      `${provider} does not know Sendback, or not under the secret that Sendback has.`,
      'Tell an admin: the log says what it answered, and sendback doctor looks at it.',
    ],
  }),
  denied: provider => ({
    title: 'You were not signed in',
    text: [`${provider} was told not to tell us who you are, or does not let you in here. Nothing was changed.`],
  }),
  'mixed-up': () => ({
    title: 'That was the answer to another sign-in',
    text: ['It does not fit the one that this browser began last. Begin again, in one window.'],
  }),
  'not-begun': () => ({
    title: 'This sign-in is over',
    text: [
      'It was used already, took longer than ten minutes, or began in another browser. If you are signed in, go on; otherwise begin again.',
    ],
  }),
  used: provider => ({
    title: 'This sign-in was used already',
    text: [`${provider} takes each of its answers back once, and within a minute or so. Begin again.`],
  }),
  clocks: provider => ({
    title: 'The clocks do not agree',
    text: [
      `What ${provider} says is too old, or from the future, by our clock. Try again.`,
      'If it stays so, tell an admin: the clock of the machine that Sendback runs on, or theirs, is wrong by more than a minute.',
    ],
  }),
  forged: provider => ({
    title: 'Nobody was signed in',
    text: [
      `What came back is not something that ${provider} said to us about this sign-in. Begin again, and tell an admin.`,
    ],
  }),
}
